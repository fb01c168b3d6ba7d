"""What the kernel says about a process: its CPU time and its memory."""
import os
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")
UTIME, STIME = 11, 12  # counted after the name, which may hold spaces
OF_ENDED_CHILDREN = (13, 14)


def cpu_s(pid: int) -> float:
    """CPU seconds of all its threads, in steps of 10 ms."""
    return _ticks(pid, UTIME, STIME) * TICK_S


def family_cpu_s(pid: int) -> float:
    """Its own CPU seconds, and those of its children, also of the ones that have ended."""
    living = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return _ticks(pid, UTIME, STIME, *OF_ENDED_CHILDREN) * TICK_S + sum(map(cpu_s, living))


def resident_mb(pid: int) -> float:
    return _status_mb(pid, "VmRSS")


def peak_mb(pid: int) -> float:
    return _status_mb(pid, "VmHWM")


def _ticks(pid: int, *places: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(fields[place]) for place in places)


def _status_mb(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kilobytes) / 1024
