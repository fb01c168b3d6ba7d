import socket

import pytest

from kiosk.db import new_id
from kiosk.queue.models import Ticket
from kiosk.site.models import Service


@pytest.fixture
def take(app, hands):
    """The next number of the first service."""
    return lambda: Ticket.take(Service.get(Service.code == "A"), new_id(), "zh_Hans", "").number


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
