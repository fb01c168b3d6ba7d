"""Who a printer says it is. Letters are sent only to one that has answered: another might print them."""
import re
import time
from dataclasses import dataclass

from printer.devices.dialogue import Dialogue

_MODEL_NUMBER = b"\x1dI1"
_TEXTS = {"model": b"\x1dIC", "maker": b"\x1dIB", "firmware": b"\x1dIA", "serial": b"\x1dID"}
_NUMBER_ANSWER = re.compile(rb"[\x00-\x7f]")
_TEXT_ANSWER = re.compile(rb"_([^\x00]*)\x00")
_LONGEST_TEXT = 80
_FENCE_S = 1.0


@dataclass(frozen=True)
class Identity:
    """None is what the printer did not say; status_ms and fence_ms are how long those answers took."""

    maker: str | None = None
    model: str | None = None
    firmware: str | None = None
    serial: str | None = None
    model_number: int | None = None
    status_ms: int | None = None
    fence_ms: int | None = None

    @property
    def answers(self) -> bool:
        return self.status_ms is not None

    @property
    def name(self) -> str:
        """As people say it; empty when the printer did not tell."""
        maker, model = self.maker or "", self.model or ""
        return model if model.startswith(maker) else f"{maker} {model}".strip()


def ask_identity(device: Dialogue) -> Identity:
    """Over an open dialogue; each question costs at most the time limit of an answer."""
    status, status_ms = _timed(device.status)
    if status is None or not status.confirms:
        return Identity()

    texts = {fact: _text(device, question) for fact, question in _TEXTS.items()}
    number = device.ask(_MODEL_NUMBER, _NUMBER_ANSWER, device.reply_s)
    is_fenced, fence_ms = _timed(device.fence, _FENCE_S)
    return Identity(
        **texts, model_number=number[0][0] if number else None, status_ms=status_ms, fence_ms=fence_ms if is_fenced else None,
    )


def _text(device: Dialogue, question: bytes) -> str | None:
    answer = device.ask(question, _TEXT_ANSWER, device.reply_s)
    if answer is None:
        return None
    text = answer[1].decode("gb18030", "replace")
    return "".join(sign for sign in text if sign.isprintable())[:_LONGEST_TEXT].strip() or None


def _timed(question, *arguments) -> tuple:
    began = time.monotonic()
    answer = question(*arguments)
    return answer, round((time.monotonic() - began) * 1000)
