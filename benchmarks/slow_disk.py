"""A disk like an SD card: SQLite's own file layer, with a pause at every fsync. The product has no switch for it."""
import time

import apsw

FSYNC_S = 0.005
NAME = "sd-card"
UNDERNEATH = apsw.vfs_names()[0]


class SlowFile(apsw.VFSFile):
    def __init__(self, name, flags):
        super().__init__(UNDERNEATH, name, flags)

    def xSync(self, flags):
        super().xSync(flags)
        time.sleep(FSYNC_S)


class SlowDisk(apsw.VFS):
    """While this object lives, every database this process opens is on the slow disk."""

    def __init__(self):
        super().__init__(NAME, UNDERNEATH, makedefault=True)

    def xOpen(self, name, flags):
        return SlowFile(name, flags)

    def xSleep(self, microseconds):
        # APSW's own keeps all of Python waiting while one thread waits for the write lock.
        time.sleep(microseconds / 1_000_000)
        return microseconds
