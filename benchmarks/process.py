"""What the kernel says about a process: its CPU time and its memory."""
import os
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")
UTIME, STIME = 11, 12  # counted after the name, which may hold spaces


def cpu_s(pid: int) -> float:
    """CPU seconds of all its threads, in steps of 10 ms."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[UTIME]) + int(fields[STIME])) * TICK_S


def resident_mb(pid: int) -> float:
    return _status_mb(pid, "VmRSS")


def peak_mb(pid: int) -> float:
    return _status_mb(pid, "VmHWM")


def _status_mb(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kilobytes) / 1024
