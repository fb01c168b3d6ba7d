from kiosk.desk.words import sync_state
from sync.status import SyncStatus


def test_the_desk_says_when_waiting_will_not_help(app):
    with app.test_request_context("/?language=zh_Hans"):
        said = sync_state(SyncStatus(1, 7, "no", None, 0, None, is_shut_out=True))

    assert "7" in said and said != sync_state_of_a_cut_line(app)


def sync_state_of_a_cut_line(app) -> str:
    with app.test_request_context("/?language=zh_Hans"):
        return sync_state(SyncStatus(1, 7, "no", None, 0, None))
