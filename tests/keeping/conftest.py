import pytest

from kiosk.db import new_id
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from tests import ports


@pytest.fixture
def take(app, hands):
    """The next number of the first service."""
    return lambda: Ticket.take(Service.get(Service.code == "A"), new_id(), "zh_Hans", "").number


@pytest.fixture
def free_port() -> int:
    return ports.in_a_row()
