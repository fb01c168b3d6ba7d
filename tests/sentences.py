"""Finds every sentence of the source that a person may read: _(), N_(), LazyText as L(), {% trans %}."""
import ast
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parent.parent
CALLS = {"_", "N_", "L", "gettext", "say_in"}


def all_sentences() -> set[str]:
    return python_sentences() | template_sentences()


def python_sentences() -> set[str]:
    found = set()
    for folder in ("kiosk", "sync"):
        for path in (ROOT / folder).rglob("*.py"):
            found |= _in_python(path)
    return found


def template_sentences() -> set[str]:
    env = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    env.newstyle_gettext = True
    found = set()
    for path in (ROOT / "templates").rglob("*.html"):
        with path.open("rb") as file:
            found |= {_sentence(message) for _, _, message, _ in babel_extract(file, ("_", "gettext"), (), {})}
    return found - {None}


def _sentence(message) -> str | None:
    # Values after the sentence make it a tuple; a variable in its place makes it None.
    parts = message if isinstance(message, tuple) else (message,)
    return parts[0]


def _in_python(path: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {text for call in calls if getattr(call.func, "id", "") in CALLS for text in _strings(call.args)}


def _strings(arguments) -> list[str]:
    # say_in(language, message) has the sentence second; a constant first argument is never a language's sentence.
    return [node.value for node in arguments[:2] if isinstance(node, ast.Constant) and isinstance(node.value, str)]
