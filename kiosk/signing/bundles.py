"""Bundles: what proves one receipt, or many, in one file that can be checked anywhere, without this box (SIG-04)."""
import hashlib
from typing import NamedTuple

import msgspec

from kiosk.i18n import N_
from kiosk.signing import archive, keys
from kiosk.signing.frozen import canonical

FORMAT = "qiantai-bundle-1"
MANIFEST, SIGNATURE, KEY = "manifest.json", "manifest.sig", "key.pem"

NO_BUNDLE = N_("this is no bundle")
ALTERED = N_("this part was altered")
MISSING = N_("this part is missing")
STRANGE = N_("this part was added")
UNSIGNED = N_("the list of the parts is not signed by this key")
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
    findings: list[Finding]
    doubts: list[Doubt]


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts, their signed list and the public key in one ZIP: the same parts always give the same bytes."""
    public = keys.own_public()
    everything = parts | {KEY: keys.as_pem(public)}
    manifest = canonical(Manifest(FORMAT, public, {name: _sha256(content) for name, content in everything.items()}))
    signed = keys.sign([manifest])
    return archive.write(everything | {MANIFEST: manifest, SIGNATURE: signed.signatures[0].encode()})


def open_bundle(whole: bytes) -> Opened:
    try:
        parts = archive.read(whole)
        manifest = msgspec.json.decode(parts[MANIFEST], type=Manifest)
    except (archive.Unreadable, KeyError, msgspec.DecodeError, UnicodeError):
        return Opened({}, [Finding("", NO_BUNDLE)], [])
    findings = [*_listed(parts, manifest), *_known(parts, manifest), *_around(whole, parts)]
    claim = keys.Claim(manifest.key, parts.get(SIGNATURE, b"").decode(errors="replace"), parts[MANIFEST])
    return Opened(parts, findings, [Doubt(claim, Finding(MANIFEST, UNSIGNED))])


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
    is_ours = manifest.format == FORMAT and keys.from_pem(parts.get(KEY, b"")) == manifest.key
    return [] if is_ours else [Finding(MANIFEST, UNSIGNED)]


def _around(whole, parts) -> list[Finding]:
    return [] if archive.write(parts) == whole else [Finding("", CONTAINER)]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
