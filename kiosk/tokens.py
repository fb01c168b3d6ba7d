"""Keys to one record: what the QR on a slip carries. Made from the box's secret, so nothing that opens a page is stored."""
import base64
import hashlib
import hmac

BITS = 128

_secret = {"key": b""}


def use_secret(key: bytes):
    _secret["key"] = key


def of(record_id: str) -> str:
    """26 letters and digits that only this box can make for this record; upper case keeps the QR small."""
    digest = hmac.digest(_secret["key"], f"token:{record_id}".encode(), "sha256")
    return base64.b32encode(digest[: BITS // 8]).decode().rstrip("=")


def check_code(*facts: str) -> str:
    """Eight letters and digits that only this box can make for these facts, to be read out and compared."""
    seal = hmac.digest(_secret["key"], "check:".encode() + "|".join(facts).encode(), "sha256")
    letters = base64.b32encode(seal[:5]).decode()
    return f"{letters[:4]}-{letters[4:]}"


def digest(token: str) -> str:
    """What is stored to find a record by its token again (SEC-10)."""
    return hashlib.sha256(token.upper().encode()).hexdigest()


def keyed_digest(text: str) -> str:
    """The same for what is too short to be hidden by a hash alone: only this box can make it."""
    return hmac.digest(_secret["key"], f"digest:{text}".encode(), "sha256").hex()
