"""Bundles: what proves one receipt, or many, in one file that can be checked anywhere, without this box (SIG-04)."""
import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from kiosk.errors import Refused
from kiosk.i18n import N_, gettext as _
from kiosk.signing import archive, certificate, keys, proofs, sealing
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import canonical

FORMAT = "qiantai-bundle-2"
WITHOUT_SCANS = "qiantai-bundle-1"
MANIFEST, SIGNATURE, KEY, HOW_TO = "manifest.json", "manifest.sig", "key.pem", "怎样核对 how to check.txt"
HOW_TO_CHECK = """\
怎样核对

用前台程序：qiantai verify --bundle 本文件
不用前台程序：
1. manifest.json 列出每个部分的 SHA-256；manifest.sig 是用 key.pem 对它的 Ed25519 签名（十六进制）。
2. record.json 加上 seal.json 里的 prev_hash（64 个字母数字，直接接在后面），其 SHA-256 就是 entry_hash。
3. 小票二维码里的值应当等于 entry_hash；key.pem 应当与日结单或总部登记的密钥相同。
4. record.json 里的 payload_hash 是 payload.json 的 SHA-256，documents 里的 sha256 是 documents 中各文件的 SHA-256。

How to check

With this program: qiantai verify --bundle FILE
Without it:
1. manifest.json lists the SHA-256 of every part; manifest.sig is its Ed25519 signature by key.pem, in hexadecimal.
2. The SHA-256 of record.json followed by the prev_hash of seal.json (64 digits, nothing between) is entry_hash.
3. The code on the slip holds entry_hash; key.pem has to be the key of the day sheet, or the one head office knows.
4. payload_hash in record.json is the SHA-256 of payload.json; each sha256 under documents that of a file in documents.
"""

NO_BUNDLE = N_("this is no bundle")
ALTERED = N_("this part was altered")
MISSING = N_("this part is missing")
STRANGE = N_("this part was added")
UNSIGNED = N_("the list of the parts is not signed by this key")
FOREIGN = N_("the list of the parts is signed with another key than the entries")
STRANGER = N_("this is no key of the box")
CONTAINER = N_("the file around the parts was altered")


class Finding(NamedTuple):
    """What is wrong, and with which part of the bundle."""

    part: str
    what: str


class Doubt(NamedTuple):
    """A signature that has still to be checked, and what is wrong unless it is true."""

    claim: keys.Claim
    otherwise: Finding


class Manifest(msgspec.Struct, forbid_unknown_fields=True):
    """Every other part with its SHA-256. The box signs it."""

    format: str
    key: str
    parts: dict[str, str]


class Opened(NamedTuple):
    """What is in a bundle, what is wrong with it as a file, and what its signatures have still to prove."""

    parts: dict[str, bytes]
    entries: list[proofs.Entry]
    findings: list[Finding]
    doubts: list[Doubt]


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts, their signed list and the public key in one ZIP: the same parts always give the same bytes."""
    if sum(map(len, parts.values())) > archive.MOST_WRITTEN:
        raise Refused(_("This is more than one file can hold. Please export the receipts one by one."))
    public = keys.own_public()
    everything = parts | {KEY: keys.as_pem(public)}
    manifest = canonical(Manifest(FORMAT, public, {name: _sha256(content) for name, content in everything.items()}))
    signed = keys.sign([manifest])
    return archive.write(everything | {MANIFEST: manifest, SIGNATURE: signed.signatures[0].encode()})


def of_receipt(receipt: Receipt) -> bytes:
    """One receipt with everything that proves it."""
    sealing.seal_now()
    others = {proofs.CERTIFICATE: certificate.of(receipt), HOW_TO: HOW_TO_CHECK.encode()}
    return pack(proofs.parts_of({"": receipt}) | proofs.documents_of(receipt) | others)


def open_bundle(whole: bytes, own_keys: set[str] | None = None) -> Opened:
    """The parts, and what is wrong as far as it shows without asking whether signatures are true.

    own_keys are those of the box, where they are known. Else only the entries say whose list this ought to be.
    """
    try:
        parts = archive.read(whole)
        manifest = msgspec.json.decode(parts[MANIFEST], type=Manifest)
    except (archive.Unreadable, KeyError, msgspec.DecodeError, UnicodeError):
        return Opened({}, [], [Finding("", NO_BUNDLE)], [])
    entries = proofs.entries_in(parts)
    findings = [*_listed(parts, manifest), *_known(parts, manifest), *_around(whole, parts), *_signers(manifest, entries, own_keys),
                *(Finding(*broken) for broken in proofs.broken_in(parts, entries, manifest.format != WITHOUT_SCANS))]
    claim = keys.Claim(manifest.key, parts.get(SIGNATURE, b"").decode(errors="replace"), parts[MANIFEST])
    doubts = [Doubt(claim, Finding(part, proofs.NOT_SIGNED)) for part, claim in proofs.claims_of(entries)]
    return Opened(parts, entries, findings, [Doubt(claim, Finding(MANIFEST, UNSIGNED)), *doubts])


def settle(doubts: list[Doubt]) -> list[Finding]:
    """What the signatures say, all asked at once."""
    answers = keys.check([doubt.claim for doubt in doubts])
    return [doubt.otherwise for doubt, is_true in zip(doubts, answers, strict=True) if not is_true]


def _listed(parts, manifest) -> list[Finding]:
    there = parts.keys() - {MANIFEST, SIGNATURE}
    return [
        *(Finding(name, ALTERED) for name in sorted(there & manifest.parts.keys()) if _sha256(parts[name]) != manifest.parts[name]),
        *(Finding(name, MISSING) for name in sorted(manifest.parts.keys() - there)),
        *(Finding(name, STRANGE) for name in sorted(there - manifest.parts.keys())),
    ]


def _known(parts, manifest) -> list[Finding]:
    is_ours = manifest.format in (FORMAT, WITHOUT_SCANS) and keys.from_pem(parts.get(KEY, b"")) == manifest.key
    return [] if is_ours else [Finding(MANIFEST, UNSIGNED)]


def _signers(manifest, entries, own_keys) -> list[Finding]:
    """Whoever has no key of the box can put any part beside true entries, and sign the list with a key of their own."""
    signers = {MANIFEST: manifest.key} | {entry.folder + proofs.SEAL: entry.sealed.public for entry in entries}
    if own_keys is not None:
        return [Finding(part, STRANGER) for part, key in signers.items() if key not in own_keys]
    return [Finding(MANIFEST, FOREIGN)] if entries and list(signers.values()).count(manifest.key) == 1 else []


def _around(whole, parts) -> list[Finding]:
    return [] if archive.write(parts) == whole else [Finding("", CONTAINER)]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
