"""Looks at a whole database file, in a process of its own: python -m kiosk.keeping.looking FILE. It ends with what is wrong."""
import sys
from pathlib import Path

from kiosk.keeping import inspecting
from kiosk.keeping.stepping_back import step_back


def main(path: Path):
    step_back()
    sys.exit(inspecting.fault_of(path, inspecting.THOROUGH))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
