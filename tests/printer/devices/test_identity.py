"""Who a printer says it is, also when it says little or nonsense."""
import re

import pytest

from printer.devices.lp import LpWire
from printer.devices.wire import Wire
from printer.identity import Identity, ask_identity
from tests.printer.conftest import impatient
from tests.printer.devices.answering import ANSWERS, MUTE


class Chatter(Wire):
    said = 0

    def open(self):
        return None

    def send(self, piece, timeout_s):
        return len(piece)

    def receive(self, timeout_s):
        self.said += 1
        assert self.said < 1_000_000, "listened to for ever"
        return b"A"

    def close(self):
        return None


@pytest.fixture
def asked(line_end, over):
    def identity(**said):
        line_end.answers = {**ANSWERS, **{b"\x1dI" + letter.encode(): answer for letter, answer in said.items()}}
        with over(LpWire(line_end.path)) as device:
            device.reply_s = 0.2
            return ask_identity(device)
    return identity


def test_a_printer_says_who_made_it_and_whether_it_answers(asked):
    identity = asked()

    assert (identity.maker, identity.model, identity.firmware, identity.serial) == ("ACME", "PT-58X", "1.02", "J7")
    assert (identity.model_number, identity.name, identity.answers) == (0x20, "ACME PT-58X", True)
    assert identity.status_ms >= 0 and identity.fence_ms >= 0


def test_what_a_printer_does_not_say_stays_open(asked):
    identity = asked(B=b"", D=b"_\x00")

    assert (identity.maker, identity.model, identity.serial) == (None, "PT-58X", None)
    assert identity.name == "PT-58X"


def test_an_answer_is_found_among_reports_nobody_asked_for(asked):
    identity = asked(C=b"\x14\x00\x00\x0f_POS-58\x00", B=b"\xff\xfe_" + "星耀\a".encode("gb18030") + b"\x00")

    assert (identity.model, identity.maker) == ("POS-58", "星耀")


def test_an_answer_that_does_not_end_is_no_answer(asked):
    identity = asked(B=b"_" + b"A" * 300, C=b"nonsense")

    assert (identity.maker, identity.model, identity.firmware) == (None, None, "1.02")


def test_a_printer_that_keeps_talking_does_not_keep_us(over):
    device = over(Chatter())

    answer = device.ask(b"\x1dIC", re.compile(b"never said"), 0.02)

    assert answer is None


def test_a_mute_printer_is_sent_no_letters_it_could_print(line_end, over):
    line_end.answers = MUTE
    heard = []
    line_end.hears = lambda received: heard.append(received) or b""

    with over(LpWire(line_end.path)) as device:
        device.reply_s = 0.05
        identity = ask_identity(device)

    assert identity == Identity()
    assert b"".join(heard) == b"\x10\x04\x01"


def test_a_printer_without_a_fence_is_known_as_such(virtual):
    virtual.faults.answers_fences = False

    with impatient(virtual.url) as device:
        identity = ask_identity(device)

    assert identity.answers
    assert identity.fence_ms is None


@pytest.mark.parametrize("maker, model, name", [
    ("EPSON", "TM-T82", "EPSON TM-T82"), ("EPSON", "EPSON TM-T82", "EPSON TM-T82"), ("EPSON", None, "EPSON"), (None, None, ""),
])
def test_the_name_does_not_say_the_maker_twice(maker, model, name):
    assert Identity(maker=maker, model=model).name == name
