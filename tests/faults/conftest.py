"""Ports for servers that are killed, and the folder of the programs that run under fire."""
import sys
from pathlib import Path

import pytest

from tests import ports

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="module")
def free_port() -> int:
    return ports.in_a_row()
