"""The office's seal as a picture. Each one ever put in is kept: a stamped notice names the one it bears."""
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

import peewee

from kiosk import apart, clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.documents import blobs
from kiosk.documents.programs import decode
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _

MB = 1024 * 1024
MOST_BYTES = 4 * MB
LONGEST_PX = 800
LIMITS = apart.Limits(memory=288 * MB, cpu_s=10, written=4 * MB, within_s=15)


class SealPicture(Record):
    """A picture of the seal, and who put it in."""

    sha = peewee.FixedCharField(max_length=64)
    width = peewee.IntegerField()
    height = peewee.IntegerField()
    staff = peewee.CharField(null=True)
    at = MomentField(default=clock.now)

    @classmethod
    def current(cls) -> "SealPicture | None":
        return cls.select().order_by(cls.id.desc()).first()

    @classmethod
    def versions(cls):
        return cls.select().order_by(cls.id.desc())

    @classmethod
    def put(cls, file: BinaryIO) -> "SealPicture":
        """From now on this is the seal. What was stamped before keeps its own."""
        sha, width, height = _plain(file)
        with transaction():
            seal = cls.add(sha=sha, width=width, height=height, staff=actor().staff)
            record("seal.put", seal, sha=sha)
            topics.changed("documents")
            return seal

    @classmethod
    def blobs_in_use(cls) -> set[str]:
        return {sha for (sha,) in cls.select(cls.sha).tuples()}


def _plain(file) -> tuple[str, int, int]:
    if file.seek(0, os.SEEK_END) > MOST_BYTES:
        raise Refused(_("This picture is larger than 4 MB. Please make it smaller."))
    with tempfile.TemporaryFile() as made:
        try:
            said = apart.run(Path(decode.__file__), "PNG", str(LONGEST_PX), given=file, made=made, limits=LIMITS)
        except (apart.Failed, apart.TooSlow) as error:
            raise Refused(_("This is no picture of a seal we can read. Please send a PNG or JPEG picture of the seal alone.")) from error
        sha = blobs.keep(made)
    width, height = map(int, said.split())
    return sha, width, height
