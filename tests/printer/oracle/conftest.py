"""emupos, where it is installed; where it is not, its tests are skipped and say so."""
import pytest

from tests.printer.oracle import simulator

PRINTERS_OF_ONE_DAEMON = 16


@pytest.fixture(scope="session")
def installed():
    if not simulator.PYTHON.exists():
        pytest.skip(simulator.WHY_SKIPPED)


@pytest.fixture(scope="session")
def emupos(installed):
    with simulator.Reader() as reader:
        yield reader


@pytest.fixture(scope="session")
def daemon(installed, tmp_path_factory):
    with simulator.Daemon(tmp_path_factory.mktemp("emupos"), PRINTERS_OF_ONE_DAEMON) as daemon:
        yield daemon
