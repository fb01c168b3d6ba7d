"""Writing a notice at the desk, from the draft to its issue, as the desk's pages do it."""
import io

import cast
import pdfs
import pictures
import pytest

from kiosk import access
from kiosk.documents.renderer import Renderer
from kiosk.notices.models import Notice, NoticeRecipient

TYPED = {"title": "装修管理告知书", "kind": "works", "body": "# 一\n请按时办理**登记**。", "effective_on": "2026-12-31", "importance": "ordinary"}


@pytest.fixture
def boss(desk, app, hands):
    """The browser of a manager."""
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser


def draft(desk, **typed) -> Notice:
    desk.post("/desk/notices/new", TYPED | typed)
    return Notice.select().order_by(Notice.id.desc()).first()


def act(browser, notice, verb, **fields):
    return browser.post(f"/desk/notices/{notice.id}/{verb}", fields)


def review(browser, notice):
    """With the digest that the page's own button carries."""
    return act(browser, notice, "review", seen=seen_by(browser, notice))


def seen_by(browser, notice) -> str:
    return browser.page(f"/desk/notices/{notice.id}").select_one("[action$=review] [name=seen]")["value"]


def test_a_notice_is_written_reviewed_stamped_and_issued(hands, desk, boss):
    notice = draft(desk)
    assert review(boss, notice).status_code == 303
    for browser, verb in ((boss, "stamp"), (desk, "issue")):
        assert act(browser, notice, verb).status_code == 303

    assert (Notice.get().number, Notice.get().state) == ("N2026-001", "issued")
    assert NoticeRecipient.select().count() == 6


def test_what_was_typed_stays_when_something_is_missing(hands, desk, page):
    answer = desk.post("/desk/notices/new", TYPED | {"title": "", "public": "y"})

    form = page(answer)
    assert answer.status_code == 422 and form.select_one("#title_errors")
    assert form.select_one("[name=body]").text.strip() == TYPED["body"]
    assert form.select_one("[name=public]").has_attr("checked")
    assert Notice.select().count() == 0


def test_the_preview_shows_pages_as_the_touchscreen_will(desk, page):
    shown = page(desk.post("/desk/notices/preview", {"body": TYPED["body"]}))

    assert shown.select_one(".screen-page h2").text == "一"
    assert shown.select_one(".screen-page strong").text == "登记"


def test_what_stops_a_utility_is_on_paper_whatever_was_ticked(hands, desk):
    assert draft(desk, kind="stop_heat").paper_only


def test_recipients_are_ticked_from_the_community_down_to_a_home(hands, desk, page):
    notice = draft(desk)

    ticks = ["1栋", "1栋/1单元/101", "2栋/1单元/102", "@engineering"]
    reach = page(desk.post("/desk/notices/audience/reach", {"to": ticks}))
    act(desk, notice, "audience", to=ticks)

    assert "4" in reach.select_one("#reach strong").text
    assert Notice.get().recipients == ["1栋", "2栋/1单元/102", "@engineering"]
    ticked = page(desk.get(f"/desk/notices/{notice.id}/audience")).select("[name=to][checked]")
    assert [each["value"] for each in ticked] == ["@engineering", "1栋", "2栋/1单元/102"]


def test_nobody_ticked_is_not_everybody(hands, desk, page):
    notice = draft(desk, )
    act(desk, notice, "audience", to=["1栋"])

    assert act(desk, notice, "audience").status_code == 409
    assert "0" in page(desk.post("/desk/notices/audience/reach", {})).select_one("#reach strong").text
    assert Notice.get().recipients == ["1栋"]


def test_everybody_and_a_department_are_both_reached(hands, desk):
    notice = draft(desk)

    act(desk, notice, "audience", to=["*", "@head"])

    assert Notice.get().audience.units().count() == 6 and Notice.get().audience.departments == ["head"]


def test_a_short_notice_is_asked_for_its_reason_on_the_page(hands, desk, boss, page):
    notice = draft(desk, effective_on="2026-11-22")
    review(boss, notice)
    act(boss, notice, "stamp")

    answer = act(desk, notice, "issue")
    assert answer.status_code == 422 and page(answer).select_one("#act_issue[open]")
    act(desk, notice, "issue", reason="管道爆裂")

    assert (Notice.get().state, Notice.get().lead_reason) == ("issued", "管道爆裂")


def test_the_desk_does_not_review_or_stamp(hands, desk):
    notice = draft(desk)

    assert act(desk, notice, "review").status_code == act(desk, notice, "stamp").status_code == 403


def test_a_reviewer_sees_words_that_threaten_for_fees(hands, desk, boss, page):
    notice = draft(desk, kind="fees", body="逾期不缴，将停水停电。")

    assert page(boss.get(f"/desk/notices/{notice.id}")).select_one("#threats")


def test_a_pdf_is_sent_in_and_becomes_the_pages_that_are_frozen(hands, desk, boss, page):
    sent = (io.BytesIO(pdfs.chinese(2)), "通知.pdf")
    answer = desk.post("/desk/documents", {"kind": "pdf", "next": "/desk/notices/new", "file": sent})
    while Renderer().one_turn():
        pass
    form = page(desk.get(answer.headers["Location"]))
    notice = draft(desk, upload=form.select_one("[name=upload]")["value"], body="")
    review(boss, notice)
    act(boss, notice, "stamp")

    content = Notice.get().frozen.content
    assert (content.format, len(content.images), content.source) == ("images", 2, Notice.get().upload.source)
    assert page(desk.get(f"/desk/notices/{notice.id}")).select(".screen-page__picture")


def test_what_was_reviewed_is_what_was_seen(hands, desk, boss):
    notice = draft(desk)
    seen = seen_by(boss, notice)
    desk.post(f"/desk/notices/{notice.id}/text", TYPED | {"body": "换了一段。"})

    assert act(boss, notice, "review", seen=seen).status_code == 409
    assert act(boss, notice, "review").status_code == 409
    assert Notice.get().state == "draft"


def test_a_draft_says_who_wrote_it_and_who_is_next(hands, desk, boss, page):
    address = f"/desk/notices/{draft(desk).id}"
    at_the_desk, at_the_managers = page(desk.get(address)), page(boss.get(address))

    assert at_the_desk.select_one("#to_be_reviewed") and not at_the_managers.select_one("#to_be_reviewed")
    assert at_the_desk.select_one("#writers").text == "李倩"
    assert "待审核" in page(boss.get("/desk/notices")).select_one("tr[data-state=draft]").text


def test_a_stamp_without_a_picture_is_announced_and_one_with_it_is_seen(hands, desk, boss):
    notice = draft(desk)
    review(boss, notice)
    assert boss.page(f"/desk/notices/{notice.id}").select_one("#no_seal a")["href"] == "/desk/seal"

    boss.post("/desk/seal", {"file": (io.BytesIO(pictures.png()), "章.png")}, content_type="multipart/form-data")
    assert not boss.page(f"/desk/notices/{notice.id}").select_one("#no_seal")
    there = act(boss, notice, "stamp").headers["Location"]

    assert boss.page(there).select_one(f"#{there.partition('#')[2]} ~ .screen-page__seal")
