"""What a check found, as lines for whoever typed the command. What is said of a bundle is read by anybody: in Chinese, and below in English."""
from pathlib import Path
from typing import NamedTuple

from kiosk import i18n
from kiosk.i18n import N_, say_in
from kiosk.signing import bundles, inspection, keys, proofs, words
from kiosk.signing.chain import Receipt

PROVES = N_("It proves that these records existed in this form when the box signed them; not who the person was: see how they were known.")
COMPARE = N_("Compare the key with the one on a day sheet or at head office: a forger would have another.")
PARTS = N_("%(count)d parts. Key: %(keys)s")
ENTRY = N_("%(number)s: %(outcome)s at %(at)s, entry %(seq)d, hash %(hash)s")
NOT_HERE = N_("%(number)s: this entry does not stand in this book.")
WHOLE = N_("Nothing was altered.")
ELSEWHERE = "Entries cut off at the end show only elsewhere: compare the newest slip, the day sheet or head office (--checkpoint COUNT:HEAD)."

READERS = ("zh_Hans", "en")


class Told(NamedTuple):
    """troubles are empty while all is as it was."""

    lines: list[str]
    troubles: list[str]


def of_book(typed: list[tuple[int, str]]) -> Told:
    found = inspection.inspect(typed)
    count, head, removed, _ = found.verdict
    lines = [
        f"{count} receipts intact, head {head}; {removed} signatures removed when their time was over.",
        f"{found.checkpoints} checkpoints of the box, {len(typed)} that you gave.",
        *(f"Key of the box: {keys.fingerprint(key.public)}" for key in keys.BoxKey.select()),
    ]
    return Told(lines if typed else [*lines, ELSEWHERE], [_sentence(*trouble) for trouble in found.troubles])


def of_bundle(path: Path, with_book: bool) -> Told:
    """with_book: whether the entries and the keys are those of the book of the site that is open."""
    i18n.load()  # no site may be open
    opened = bundles.open_bundle(path.read_bytes(), {key.public for key in keys.BoxKey.select()} if with_book else None)
    signers = sorted({keys.fingerprint(doubt.claim.public) for doubt in opened.doubts})
    lines = [
        *(line for entry in opened.entries for line in _entry(entry)),
        *_both(PARTS, count=len(opened.parts), keys=", ".join(signers) or "-"),
        *_both(COMPARE), *_both(PROVES),
    ]
    findings = opened.findings + bundles.settle(opened.doubts)
    strangers = [entry for entry in opened.entries if with_book and not _stands(entry.sealed)]
    troubles = [
        *(_sentence(finding.part, say_in(language, finding.what)) for finding in findings for language in READERS),
        *(line for entry in strangers for line in _both(NOT_HERE, number=entry.sealed.receipt_no)),
    ]
    return Told(lines if troubles else [*_both(WHOLE), *lines], troubles)


def _entry(entry: proofs.Entry) -> list[str]:
    sealed, facts = entry.sealed, entry.facts
    known = {"number": sealed.receipt_no, "at": facts.at, "seq": sealed.seq, "hash": sealed.entry_hash}
    return [say_in(language, ENTRY, outcome=say_in(language, words.STATES[facts.outcome]), **known) for language in READERS]


def _both(text: str, **values) -> list[str]:
    return [say_in(language, text, **values) for language in READERS]


def _stands(sealed) -> bool:
    return Receipt.select().where(Receipt.seq == sealed.seq, Receipt.entry_hash == sealed.entry_hash).exists()


def _sentence(where: str, what: str) -> str:
    text = f"{where}: {what}." if where else f"{what}."
    return text[0].upper() + text[1:]
