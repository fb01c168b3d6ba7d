"""The token this box speaks with: the one of its enrolment, or a later one that head office gave in exchange for it."""
from sync.line import Line, SyncError
from sync.messages import Enrolling, Enrolment, Facts, Hello, Renewing, Welcome

KEY, FORMER = "token", "token_before"


def enrol(office_url: str, code: str, facts: Facts, *, ca_file: str | None = None) -> Enrolment:
    """Trade the one-time code for this box's own token. The code is worth nothing afterwards."""
    line = Line(office_url, ca_file=ca_file)
    try:
        return line.ask("/v1/enrol", Enrolling(code=code.strip(), facts=facts), Enrolment)
    except SyncError as error:
        if error.permanent:
            raise SyncError("the code is wrong, used or too old", permanent=True) from error
        raise
    finally:
        line.close()


def current(state, enrolled: str) -> str:
    """Read at every exchange, for the worker and the sync command are two processes. A box enrolled anew has another name."""
    kept = state.read(KEY, str)
    return kept if kept and _speaker(kept) == _speaker(enrolled) else enrolled


def greet(box, hello: Hello) -> Welcome:
    """Head office restored from a backup may know only the token before the present one."""
    try:
        return box.line.ask("/v1/hello", hello, Welcome)
    except SyncError as error:
        former = box.state.read(FORMER, str)
        if former is None or not error.permanent:
            raise
    box.line.speak_as(former)
    welcome = box.line.ask("/v1/hello", hello, Welcome)
    box.state.write(KEY, former)
    return welcome


def renew(box):
    """On the disk before it is used: head office drops the old one as soon as it hears the new one."""
    token = box.line.ask("/v1/token", Renewing(), Enrolment).token
    with box.database.atomic("IMMEDIATE"):
        box.state.write(FORMER, box.line.token)
        box.state.write(KEY, token)
    box.line.speak_as(token)


def _speaker(token: str) -> str:
    return token.rpartition(".")[0]
