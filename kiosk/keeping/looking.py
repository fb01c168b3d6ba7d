"""Looks at a whole database file, in a process of its own: python -m kiosk.keeping.looking FILE. It ends with what is wrong."""
import os
import sys
from pathlib import Path

from kiosk.keeping import inspecting

NICE = 19


def main(path: Path):
    os.nice(NICE)
    sys.exit(inspecting.fault_of(path, inspecting.THOROUGH))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
