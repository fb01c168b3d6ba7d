"""How much may be sent to which address. Little, except to those that take photos; and of those only a few at a time."""
import copy
import re
import weakref

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

PHOTOS_GO_TO = re.compile(r"/repairs/photo$|/p/\w+$|/jobs/\w+/photos$", re.IGNORECASE)
MOST_BYTES = 9 * 1024 * 1024
MOST_AT_ONCE = 4

# Until it is read a body lies in /tmp, which on some machines is memory.
_large = weakref.WeakSet()


class _Parser(HTTPRequestParser):
    def parse_header(self, header_plus):
        super().parse_header(header_plus)
        is_large = self.content_length >= self.adj.max_request_body_size
        if is_large and PHOTOS_GO_TO.match(self.path) and len(_large) < MOST_AT_ONCE:
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = MOST_BYTES
            _large.add(self)


class RoomForPhotos(HTTPChannel):
    """A connection that lets photos pass where they are expected."""

    parser_class = _Parser
