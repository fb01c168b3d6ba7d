"""The key of a TV page: made when the page is opened, and what it needs to say that a call was heard."""
import hmac
import secrets

from kiosk import tokens


def new_key() -> str:
    name = secrets.token_hex(8)
    return f"{name}.{_proof(name)}"


def is_key(key: str) -> bool:
    """Whether this box made it, for a TV page and for nothing else."""
    name, _, proof = key.partition(".")
    return hmac.compare_digest(proof.encode(), _proof(name).encode())


def _proof(name) -> str:
    return tokens.of(f"screen:{name}")
