"""The telephone line to head office: HTTP with limits and time-outs, and every failure as a SyncError."""
import ssl
from contextlib import closing

import msgspec
import urllib3

from sync.wire import NOT_JSON

ANSWER_LIMIT = 16 * 1024 * 1024
TIMEOUT = urllib3.Timeout(connect=10, read=60)
LONGEST_WAIT_S = 3600

UNKNOWN_HERE = "head office does not accept this box"
TOO_OLD = "head office needs a newer program on this box"
NOT_HEAD_OFFICE = "whoever answers has no certificate that this box trusts"
NEEDS_SOMEBODY = {UNKNOWN_HERE, TOO_OLD, NOT_HEAD_OFFICE}


class SyncError(Exception):
    """Sync cannot go on now. permanent: waiting alone will not help, a person has to act."""

    def __init__(self, reason: str, *, permanent: bool = False, wait_s: float = 0):
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.wait_s = wait_s


class TooLarge(SyncError):
    """Head office cannot take this much at once."""


class TimedOut(SyncError):
    """The line is slow or head office is: less at once may get through, and nothing is wrong with the rows."""


class Refused(SyncError):
    """409: head office stands somewhere else; the answer says where."""

    def __init__(self, body: bytes):
        super().__init__("head office stands at another position")
        self.body = body


class Line:
    def __init__(self, office_url: str, token: str = "", ca_file: str | None = None):
        self.office_url = office_url.rstrip("/")
        self.speak_as(token)
        self._pool = urllib3.PoolManager(
            num_pools=1, maxsize=1, timeout=TIMEOUT, retries=False, ca_certs=ca_file, cert_reqs="CERT_REQUIRED"
        )

    def speak_as(self, token: str):
        self.token = token
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def ask(self, path: str, message: msgspec.Struct, answer_type):
        return read(self.post(path, msgspec.json.encode(message), "application/json"), answer_type)

    def post(self, path: str, body: bytes, kind: str) -> bytes:
        return self._request("POST", path, body, {"Content-Type": kind})

    def put(self, path: str, part: bytes, place: str) -> bytes:
        return self._request("PUT", path, part, {"Content-Type": "application/octet-stream", "Content-Range": place})

    def get(self, path: str) -> bytes:
        return self._request("GET", path, None, {})

    def close(self):
        self._pool.clear()

    def _request(self, method: str, path: str, body: bytes | None, headers: dict) -> bytes:
        try:
            response = self._pool.request(
                method, self.office_url + path, body=body, headers=self._headers | headers,
                redirect=False, preload_content=False,
            )
            # A whole answer gives its connection back to the pool by itself; closing ends only a broken one.
            with closing(response):
                answer = response.read(ANSWER_LIMIT + 1, decode_content=False)
        except urllib3.exceptions.ReadTimeoutError as error:
            raise TimedOut("head office did not answer in time") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            if isinstance(next(iter(error.args), None), ssl.SSLCertVerificationError):
                raise SyncError(NOT_HEAD_OFFICE, permanent=True) from error
            raise SyncError(f"no line to head office: {type(error).__name__}") from error

        if response.status == 200 and len(answer) <= ANSWER_LIMIT:
            return answer
        raise _failure(response, answer)


def read(body: bytes, answer_type):
    try:
        return msgspec.json.decode(body, type=answer_type)
    except NOT_JSON as error:
        raise SyncError("head office gave an answer that makes no sense") from error


def _failure(response, body: bytes) -> SyncError:
    match response.status:
        case 409:
            return Refused(body)
        case 413:
            return TooLarge("too much at once for head office")
        case 401 | 403:
            return SyncError(UNKNOWN_HERE, permanent=True)
        case 426:
            return SyncError(TOO_OLD, permanent=True)
        case 429 | 503:
            return SyncError("head office is busy", wait_s=_wait(response))
        case 400:
            return SyncError("the batch arrived damaged")
        case other:
            return SyncError(f"head office answered {other}")


def _wait(response) -> float:
    text = response.headers.get("Retry-After", "")
    return min(float(text), LONGEST_WAIT_S) if text.isdecimal() else 0
