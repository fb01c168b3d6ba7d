"""What a check found, as lines for whoever typed the command."""
from pathlib import Path
from typing import NamedTuple

from kiosk.signing import bundles, inspection, keys, proofs
from kiosk.signing.chain import Receipt

PROVES = "It proves that these records existed in this form when the box signed them; not who the person was: see how they were known."
COMPARE = "Compare the key with the one on a day sheet or at head office: a forger would have another."
ELSEWHERE = "Entries cut off at the end show only elsewhere: compare the newest slip, the day sheet or head office (--checkpoint COUNT:HEAD)."


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
    opened = bundles.open_bundle(path.read_bytes(), {key.public for key in keys.BoxKey.select()} if with_book else None)
    signers = sorted({keys.fingerprint(doubt.claim.public) for doubt in opened.doubts})
    lines = [
        *map(_line, opened.entries),
        f"{len(opened.parts)} parts. Key: {', '.join(signers) or 'none'}",
        COMPARE, PROVES,
    ]
    findings = opened.findings + bundles.settle(opened.doubts)
    strangers = [entry for entry in opened.entries if with_book and not _stands(entry.sealed)]
    return Told(lines, [*(_sentence(*finding) for finding in findings),
                        *(f"{entry.sealed.receipt_no}: this entry does not stand in this book." for entry in strangers)])


def _line(entry: proofs.Entry) -> str:
    sealed, facts = entry.sealed, entry.facts
    return f"{sealed.receipt_no}: {facts.outcome} at {facts.at}, entry {sealed.seq}, hash {sealed.entry_hash}"


def _stands(sealed) -> bool:
    return Receipt.select().where(Receipt.seq == sealed.seq, Receipt.entry_hash == sealed.entry_hash).exists()


def _sentence(where: str, what: str) -> str:
    text = f"{where}: {what}." if where else f"{what}."
    return text[0].upper() + text[1:]
