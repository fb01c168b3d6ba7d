"""How much may be sent to which address. Little, except to those that take files; and of those only a few at a time."""
import copy
import re
import weakref
from typing import NamedTuple

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser


class Room(NamedTuple):
    """Addresses where more may be sent, how much, and how many at once."""

    paths: re.Pattern
    most_bytes: int
    most_at_once: int


PHOTOS = Room(re.compile(r"/repairs/photo$|/p/\w+$|/jobs/\w+/photos$", re.IGNORECASE), 9 * 1024 * 1024, 4)
DOCUMENTS = Room(re.compile(r"/desk/(documents|seal)$", re.IGNORECASE), 21 * 1024 * 1024, 2)

# Until it is read a body lies in /tmp, which on some machines is memory.
_arriving = {room: weakref.WeakSet() for room in (PHOTOS, DOCUMENTS)}


class _Parser(HTTPRequestParser):
    def parse_header(self, header_plus):
        super().parse_header(header_plus)
        if self.content_length < self.adj.max_request_body_size:
            return
        for room, arriving in _arriving.items():
            if room.paths.match(self.path) and len(arriving) < room.most_at_once:
                self.adj = copy.copy(self.adj)
                self.adj.max_request_body_size = room.most_bytes
                arriving.add(self)


class RoomForFiles(HTTPChannel):
    """A connection that lets files pass where they are expected."""

    parser_class = _Parser
