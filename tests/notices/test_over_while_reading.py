"""What ends while somebody reads it, or holds a code for it, is not sealed any more."""
import cast
import pytest

from kiosk.errors import Refused
from kiosk.notices import chasing
from kiosk.notices.models import Notice
from kiosk.signing.chain import Receipt
from kiosk.signing.codes import PickUpCode
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Unit
from sync.reference import NoticeRow

RELEASED = {"id": "e" * 32, "number": "Z2026-8", "title": "总部通知", "body": "全文。", "issued_on": "2026-11-20", "effective_on": "2026-12-20"}


@pytest.fixture
def home(app, hands) -> Unit:
    return Unit.get(Unit.building == "1栋", Unit.room == "1102")


def reading(notice, home) -> SigningSession:
    session = notice.offer(home, "document", THIS_SCREEN)
    session.open()
    session.open_page(1)
    return session


def code_for(notice, home) -> PickUpCode:
    digits = PickUpCode.give(home, "code_slip", Notice.ready_for([notice], home, "code_slip"))
    return PickUpCode.with_digits(digits)


def sign(session):
    return session.sign("owner", Ink(), "收到", "zh_Hans")


def test_what_was_signed_on_paper_meanwhile_is_not_signed_again(home):
    notice = cast.issued_notice()
    session = reading(notice, home)

    chasing.write_down(notice.recipient(home), "paper", reason="档案柜三")

    with pytest.raises(Refused):
        sign(session)
    assert Receipt.select().count() == 1


def test_what_became_paper_only_is_neither_signed_nor_brought_by_a_code(home):
    Notice.take_release([NoticeRow(**RELEASED)])
    code, session = code_for(Notice.get(), home), reading(Notice.get(), home)

    Notice.take_release([NoticeRow(**RELEASED, version=2, paper_only=True, kind="stop_water")])

    with pytest.raises(Refused):
        sign(session)
    session.withdraw()
    with pytest.raises(Refused):
        code.redeem(THIS_SCREEN)


def test_a_code_for_what_was_withdrawn_counts_no_more(home):
    notice = cast.issued_notice()
    code, other = code_for(notice, home), code_for(cast.issued_notice(title="别的"), Unit.get(Unit.room == "101"))

    Notice.get_by_id(notice.id).withdraw(cast.manager(), "写错了")

    with pytest.raises(Refused):
        code.redeem(THIS_SCREEN)
    assert SigningSession.select().count() == 0
    assert other.redeem(THIS_SCREEN).is_offered


def test_a_code_for_what_was_replaced_counts_no_more(home):
    notice, boss = cast.issued_notice(), cast.manager()
    code = code_for(notice, home)

    newer = notice.renew(boss)
    for step in (newer.review, newer.stamp, newer.issue):
        step(boss)

    with pytest.raises(Refused):
        code.redeem(THIS_SCREEN)
