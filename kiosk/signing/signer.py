"""A process of its own that holds the box's key for a moment: `signer.py sign KEYFILE` and `signer.py check`. It imports nothing of the kiosk.

sign reads messages in hex, a line each, and answers with the public key and one signature for each. check reads
"PUBLIC SIGNATURE MESSAGE" and answers yes or no for each.
"""
import os
import sys
from pathlib import Path

YES, NO = "yes", "no"
KEY_DAMAGED = 3


def main():
    lines = (line.strip() for line in sys.stdin)
    if sys.argv[1] == "sign":
        key = _key(Path(sys.argv[2]))
        print(key.public_key().public_bytes_raw().hex())
        answers = (key.sign(bytes.fromhex(line)).hex() for line in lines)
    else:
        answers = (YES if _is_true(*line.split(" ")) else NO for line in lines)
    for answer in answers:
        print(answer)


def _is_true(public: str, signature: str, message: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), bytes.fromhex(message))
    except (ValueError, InvalidSignature):
        return False
    return True


def _key(path: Path):
    """The key of this file, which is made when there is none yet."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if not path.exists():
        _make(path)
    try:
        return load_pem_private_key(path.read_bytes(), None)
    except ValueError:
        sys.exit(KEY_DAMAGED)


def _make(path: Path):
    """All of it or nothing, and only one when two begin at once."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as file:
        file.write(_new_key())
        file.flush()
        os.fsync(handle)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _new_key() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


if __name__ == "__main__":
    main()
