"""The desk's one line says when this box's clock and head office's tell people different times."""
import pytest

from kiosk.desk.words import clocks_apart
from sync.client import SyncStatus

IN_STEP = SyncStatus(1, 0, None, None, 0, None)


@pytest.mark.parametrize("drift_ms, said", [(119_000, None), (-119_000, None), (300_000, "快 5"), (-7_260_000, "慢 121")])
def test_two_minutes_are_borne_and_more_is_said(app, drift_ms, said):
    told = clocks_apart(IN_STEP._replace(drift_ms=drift_ms))

    assert told is None if said is None else said in told


def test_a_box_without_head_office_has_no_clock_to_differ_from(app):
    assert clocks_apart(None) is None
