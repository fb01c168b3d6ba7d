"""Lets every tap go first: what this process does can wait, what a visitor does cannot."""
import os
from contextlib import suppress
from pathlib import Path

NICE = 19
GROUP = Path("/proc/self/autogroup")


def step_back():
    # In a group of its own, because Linux shares out time between groups before it asks who is nice in them.
    with suppress(OSError):
        os.setsid()
        GROUP.write_text(str(NICE))
    os.nice(NICE)
    if hasattr(os, "SCHED_IDLE"):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
