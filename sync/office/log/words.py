"""What people did, in words. The log itself keeps codes."""
from typing import NamedTuple

from sync.office.exports import noted
from sync.office.exports.sheets import SHEETS
from sync.office.people.roles import NAMES
from sync.office.standards.kinds import KINDS
from sync.office.words import N_

VERBS = {
    "account.added": N_("Added an account"),
    "account.changed": N_("Changed what an account may"),
    "account.password": N_("Set a new password"),
    "account.removed": N_("Removed an account"),
    "sign_in.done": N_("Signed in"),
    "sign_in.failed": N_("Somebody failed to sign in; one line an hour"),
    "site.opened": N_("Added a community"),
    "site.renamed": N_("Renamed a community"),
    "site.closed": N_("Closed a community"),
    "site.opened_again": N_("Opened a community again"),
    "code.made": N_("Made a code for a box"),
    "box.revoked": N_("Revoked a box"),
    "box.lost": N_("Marked a box as lost"),
    "box.replaced": N_("A new box took the place of this one"),
    "box.renewed": N_("Asked a box for a new key"),
    "aside.tried": N_("Tried rows set aside again"),
    "aside.put_away": N_("Put away a row that was set aside"),
    "report.approved": N_("Approved a daily report"),
    "report.returned": N_("Sent a daily report back"),
    "standards.published": N_("Published a release"),
    "standards.went_back": N_("Went back to an earlier release"),
    "standards.spread": N_("Published to several communities"),
    "export.made": N_("Exported"),
    "document.opened": N_("Opened a signed document"),
}

TABLES = {kind.tbl: kind.title for kind in KINDS.values()}


class Said(NamedTuple):
    """A sentence to translate, and what stands in it; without a sentence the text alone."""

    sentence: str
    values: dict


def with_what(line: dict) -> list[Said]:
    """The line's subject as people read it."""
    verb, subject = line["verb"], line["subject"]
    first, _, rest = subject.partition(" ")
    if verb.startswith(("box.", "code.", "aside.put_away")):
        return [Said("", {"text": subject[:8]})]
    if verb.startswith("standards.") and first in TABLES:
        return [Said(TABLES[first], {}), *_count(verb, rest)]
    exported = noted.read(subject) if verb == "export.made" else None
    return _exported(exported) if exported else [Said("", {"text": subject})]


def details(line: dict, names: dict[str, str]) -> list[Said]:
    """What the account may from then on, or what was written down; names are those of the communities."""
    role, *sites = line["purpose"].split(" ")
    if line["verb"].startswith("account.") and role in NAMES:
        return [Said(NAMES[role], {}), *(Said("", {"text": names.get(each, each)}) for each in sites)]
    return [Said("", {"text": line["purpose"]})]


def _count(verb: str, rest: str) -> list[Said]:
    if not rest:
        return []
    return [Said(N_("%(n)s communities") if verb == "standards.spread" else N_("release %(n)s"), {"n": rest})]


def _exported(export: noted.Noted) -> list[Said]:
    title = Said(SHEETS[export.kind].title, {}) if export.kind in SHEETS else Said("", {"text": export.kind})
    days, file = Said("", {"text": f"{export.first} – {export.last}"}), Said("", {"text": export.file.upper()})
    return [title, days, Said(N_("%(n)s communities"), {"n": export.sites}), Said(N_("%(n)s rows"), {"n": export.rows}), file]
