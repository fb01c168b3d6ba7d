"""The notice board at the touchscreen: what is on it, in what order, and that reading there signs nothing."""
from datetime import timedelta

import cast

from kiosk.db import database
from kiosk.notices.showing import MARKS
from kiosk.signing.models import SigningSession
from kiosk.signing.parts import PageReading


def issue(**written):
    return cast.issued_notice(format=MARKS, **({"public": True} | written))


def titles(page) -> list[str]:
    return [each.text for each in page.select(".board__title")]


def test_only_public_notices_that_stand_are_there_newest_first(kiosk, hands):
    issue(title="旧通知")
    issue(title="不公开", public=False)
    withdrawn = issue(title="撤回的")
    withdrawn.change_if(type(withdrawn).id == withdrawn.id, state="withdrawn")
    hands.pass_by(timedelta(days=1))
    issue(title="新通知")

    assert titles(kiosk.page("/notices")) == ["新通知", "旧通知"]


def test_many_are_turned_over_like_sheets(kiosk, hands):
    for number in range(1, 6):
        issue(title=f"第{number}份")

    first, second = kiosk.page("/notices"), kiosk.page("/notices/sheets/2")

    assert (titles(first), titles(second)) == (["第5份", "第4份", "第3份", "第2份"], ["第1份"])
    assert kiosk.get("/notices/sheets/3").status_code == 404


def test_a_notice_is_read_as_it_was_frozen_and_nothing_is_signed(kiosk, hands):
    notice = issue(body="# 时间\n**周六**检验。")

    page = kiosk.page(f"/notices/{notice.id}/pages/1")

    assert page.select_one(".document h2").text == "时间" and page.select_one(".document strong").text == "周六"
    assert SigningSession.select().count() == PageReading.select().count() == 0
    assert kiosk.get(f"/notices/{notice.id}/pages/2").status_code == 404


def test_what_is_not_public_has_no_page_there(kiosk, hands):
    assert kiosk.get(f"/notices/{issue(public=False).id}/pages/1").status_code == 404


def test_whoever_comes_for_a_notice_finds_the_board_beside_signing(kiosk):
    assert kiosk.page("/signing").select_one("a[href='/notices']")


def test_one_damaged_notice_hides_no_picture_of_another(kiosk, hands):
    issue()
    database.execute_sql("drop trigger sealed_frozen_document_update")
    database.execute_sql("update frozen_document set bytes = x'00'")

    assert kiosk.get("/pictures/" + "0" * 64).status_code == 404
