"""Sentences in the person's language. Source strings are English; catalogues are .po files read at start."""
import functools
from pathlib import Path

import polib
from flask import g, has_request_context, session
from markupsafe import Markup, escape

CATALOGUES = Path(__file__).parent / "locale"
DEFAULT = "zh_Hans"
LANGUAGES = {"zh_Hans": "简体中文", "zh_Hant": "繁體中文", "en": "English"}
HTML_CODES = {"zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant", "en": "en"}

_messages: dict[str, dict[str, str]] = {}


def load():
    for language in LANGUAGES:
        path = CATALOGUES / f"{language}.po"
        _messages[language] = _read(path) if path.exists() else {}


@functools.cache
def _read(path: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgstr}


def language() -> str:
    if not has_request_context():
        return DEFAULT
    chosen = g.get("language") or session.get("language")
    return chosen if chosen in LANGUAGES else DEFAULT


def speak(chosen: str):
    """Answer this one request in that language: a page that belongs to a slip speaks the slip's."""
    g.language = chosen


def reads_large() -> bool:
    """Whether the person at this screen asked for large letters; paper follows the screen."""
    return has_request_context() and session.get("size") == "elder"


def html_code() -> str:
    return HTML_CODES[language()]


def gettext(message: str, **values) -> str:
    """The sentence in the language of this request; values fill its %(name)s."""
    return say_in(language(), message, **values)


def say_in(language: str, message: str, **values) -> str:
    """The sentence in that language, for paper and for other people's screens."""
    text = _messages.get(language, {}).get(message, message)
    return text % values if values else text


def N_(message: str) -> str:
    """Marks a sentence that is translated later, where it is shown."""
    return message


def install(env):
    """Give Jinja templates _() and {% trans %}, with values escaped as everywhere else."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(lambda message: say_in(language(), message), _plural, newstyle=True)


def _plural(one, many, number):
    return gettext(one if number == 1 else many)


class LazyText:
    """A sentence chosen when it is shown: for labels written down before anyone has a language."""

    def __init__(self, message: str):
        self.message = message

    def __str__(self):
        return gettext(self.message)

    def __mod__(self, values) -> str:
        return str(self) % values

    def __html__(self):
        return Markup(escape(str(self)))

