"""A disk that forgets: what was not synced when the power goes is there, is not there, or is there in parts of 512 bytes."""
import random
from pathlib import Path

import apsw

SECTOR = 512
NAME = "forgetful"
UNDERNEATH = apsw.vfs_names()[0]
KEPT = (0.0, 0.3, 0.7, 1.0)
TORN = 0.1


class Platter:
    """One file: what is surely on the disk, and what was written since, in its order."""

    def __init__(self, path: Path):
        self.durable = bytearray(path.read_bytes() if path.exists() else b"")
        self.since = []

    def sync(self):
        for offset, content in self.since:
            _apply(self.durable, offset, content)
        self.since.clear()

    def after_the_cut(self, dice: random.Random) -> bytes:
        image, kept = bytearray(self.durable), dice.choice(KEPT)
        for offset, content in self.since:
            if dice.random() >= kept:
                continue
            for start in range(0, max(1, len(content or b"")), SECTOR):
                if dice.random() >= TORN:
                    _apply(image, offset + start, None if content is None else content[start:start + SECTOR])
        return bytes(image)


class ForgetfulFile(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        super().__init__(UNDERNEATH, name, flags)
        # Temporary files without a name do not survive anyway.
        self._platter = disk.platters.setdefault(path, Platter(Path(path))) if path else None

    def xWrite(self, content, offset):
        super().xWrite(content, offset)
        if self._platter:
            self._platter.since.append((offset, bytes(content)))

    def xTruncate(self, size):
        super().xTruncate(size)
        if self._platter:
            self._platter.since.append((size, None))

    def xSync(self, flags):
        super().xSync(flags)
        if self._platter:
            self._platter.sync()


class ForgetfulDisk(apsw.VFS):
    """While this object lives, every database this process opens is on the forgetful disk."""

    def __init__(self):
        self.platters = {}
        super().__init__(NAME, UNDERNEATH, makedefault=True)

    def xOpen(self, name, flags):
        return ForgetfulFile(self, name, flags)

    def xDelete(self, name, sync_folder):
        super().xDelete(name, sync_folder)
        self.platters.pop(name, None)

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """What each file is when the power comes back."""
        return {path: platter.after_the_cut(dice) for path, platter in self.platters.items()}


def _apply(image: bytearray, offset: int, content: bytes | None):
    if content is None:
        del image[offset:]
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    if content:
        image[offset:offset + len(content)] = content
