from kiosk.desk.words import sync_state, sync_troubles
from sync.status import SyncStatus


def test_the_desk_says_when_waiting_will_not_help(app):
    with app.test_request_context("/?language=zh_Hans"):
        said = sync_state(SyncStatus(1, 7, "no", None, 0, None, is_shut_out=True))

    assert "7" in said and said != sync_state_of_a_cut_line(app)


def sync_state_of_a_cut_line(app) -> str:
    with app.test_request_context("/?language=zh_Hans"):
        return sync_state(SyncStatus(1, 7, "no", None, 0, None))


def test_what_cannot_settle_itself_is_told_and_nothing_else(app):
    well = SyncStatus(1, 0, None, None, 0, None)
    with app.test_request_context("/?language=zh_Hans"):
        said = sync_troubles(well._replace(refused_releases=2, files_faulty=3, shared_letters="AB"))

        assert [trouble for trouble, part in zip(said, ("2", "3", "AB"), strict=True) if part not in trouble] == []
        assert sync_troubles(well) == sync_troubles(None) == []
