"""Keeps what was acknowledged: verified copies elsewhere, a look at the file before it is opened, room on the disk. Of the desk's work it knows nothing."""
