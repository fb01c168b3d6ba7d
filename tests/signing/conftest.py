"""A notice-like document, a person at the screen who reads and signs it, and a chain of receipts."""
import json

import pytest

from kiosk.db import database
from kiosk.signing.chain import GUARDS
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Unit

TEXT = "\n".join(f"{number}、施工时间为每日八点至十二点，节假日不得进行有噪声的施工，并请保持楼道畅通。" for number in range(1, 25))
SENTENCE = "本人于今日收到《装修管理告知书》全文。"
STROKES = [
    [[20.5, 30, 0, 0.5], [120, 32.5, 40, 0.6], [180, 30, 95, 0.4]],
    [[100, 20, 300, 0.5], [98.5, 90, 420, 0.7]],
]
DRAWN = json.dumps({"width": 300, "height": 120, "strokes": STROKES})


def freeze(number="N2026-001", text=TEXT) -> FrozenDocument:
    return FrozenDocument.freeze(text, number=number, version=1, title="装修管理告知书", issuer="锦绣花园物业服务中心",
                                 issued_on="2026-11-21", effective_on="2026-12-01")


def offer(subject="test:1", room="1102", document=None) -> SigningSession:
    unit = Unit.get(Unit.building == "1栋", Unit.room == room)
    return SigningSession.offer(THIS_SCREEN, unit, "document", [(document or freeze(), subject)])


def read(session) -> SigningSession:
    session.open()
    for number in range(1, len(session.pages) + 1):
        session.open_page(number)
    return session


def sign(session, relation="owner", drawn=DRAWN):
    return session.sign(relation, Ink.read(drawn), SENTENCE, "zh_Hans")


@pytest.fixture
def offered(app, hands):
    return offer()


@pytest.fixture
def chain(app, hands):
    return write_receipts()


def write_receipts() -> list:
    """Five receipts of two documents: the fourth is a refusal."""
    documents = [freeze(), freeze("N2026-002", "第二份通知。")]
    receipts = []
    for number in range(1, 6):
        session = read(offer(document=documents[number % 2]))
        refusing = number == 4
        receipts.append(session.refuse("disagree", "", "zh_Hans") if refusing else sign(session))
    return receipts


def alter(*statements):
    """What somebody who owns the machine can do: the guards are taken away first."""
    for table, changes in GUARDS.items():
        for change in changes:
            database.execute_sql(f"drop trigger if exists sealed_{table}_{change}")
    for sql in statements:
        database.execute_sql(sql)
