"""Deletes files that nothing names any more: those of uploads that were refused or came to nothing, and what a power cut left behind."""
import logging
from datetime import timedelta

from kiosk import clock
from kiosk.documents import blobs
from kiosk.documents.models import Upload
from kiosk.documents.seals import SealPicture

# A file is there before the row that names it.
NAMED_WITHIN = timedelta(days=1)

log = logging.getLogger(__name__)

_users = {SealPicture.blobs_in_use}


def used_by(names):
    """names() is the set of all hashes that somebody else's rows name."""
    _users.add(names)


def sweep():
    """While something that names files is damaged, all of them stay: a copy of it that is brought back may need any."""
    try:
        _sweep()
    except blobs.Damaged as error:
        log.warning("no file is deleted while this is damaged: %s", error)


def _sweep():
    since = clock.now() - NAMED_WITHIN
    blobs.forget_halves(since)
    Upload.forget_unused(_named())
    kept_long_ago = blobs.before(since)
    # Asked for after the files were, so that whoever names one in between is heard.
    for sha in kept_long_ago - _named() - Upload.blobs_in_use():
        blobs.delete(sha, since)


def _named() -> set[str]:
    return set().union(*(names() for names in _users))
