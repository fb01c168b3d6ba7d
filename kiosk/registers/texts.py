"""What the parties read before they sign: every line of the sheet, then how things are handed out (K-05)."""
from kiosk import i18n
from kiosk.i18n import N_, say_in

PAGE_BREAK = "\f"
ISSUE_TITLE = N_("Sheet of things handed out")
RETURN_TITLE = N_("Sheet of things given back")
INSTRUCTIONS = (
    N_("Before you take them"),
    N_("1. Please count what is handed to you, and look at each piece, before you sign."),
    N_("2. Quantity and marks must be those on the sheet. If anything differs, tell the desk and do not sign."),
    N_("3. You sign first, then client service, then engineering. You get a slip of each signature of yours."),
    N_("4. Please keep keys and cards well, and tell us at once when one is lost: we block the card for you."),
    N_("5. What is only lent is given back at the desk. Ask for your slip then, too."),
)


def title_of_issue() -> str:
    return _(ISSUE_TITLE)


def title_of_return() -> str:
    return _(RETURN_TITLE)


def of_issue(unit, things) -> str:
    """things are rows with kind, count and marks."""
    return "\n".join([_("Unit %(unit)s receives:", unit=unit.masked_label), *lines(things)]) + PAGE_BREAK + "\n".join(map(_, INSTRUCTIONS))


def of_return(issue, things) -> str:
    return "\n".join([_("Unit %(unit)s gives back, of sheet %(number)s:", unit=issue.unit.masked_label, number=issue.number), *lines(things)])


def lines(things, language: str = i18n.DEFAULT) -> list[str]:
    each = [f"{position}. {line(one, language)}" for position, one in enumerate(things, 1)]
    return [*each, say_in(language, "In all: %(count)d pieces", count=sum(one.count for one in things))]


def line(thing, language: str = i18n.DEFAULT) -> str:
    marks = say_in(language, ", marks %(marks)s", marks=thing.marks) if thing.marks else ""
    return f"{thing.kind.name_in(language)} × {thing.count}{marks}"


def _(message, **values) -> str:
    """A sheet is in the language of the community, whoever makes it."""
    return say_in(i18n.DEFAULT, message, **values)
