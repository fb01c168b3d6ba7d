"""What no page, stylesheet or script of this product contains (SEC-01, SEC-11, SEC-12 and the house style)."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
# Pages of the touchscreen; whatever else a slice has is for the desk, which is on the office's own computers.
NOT_ON_THE_TOUCHSCREEN = {"desk", "dev", "display", "fees", "jobs", "notices", "office", "paper", "phone", "staff"}
ESCAPES = re.compile(r"(?<![\w-])target=|\bdownload\b\s*(=|>)|mailto:|tel:|<select|type=\"(file|date|time|datetime-local|month|week|color)\"|window\.(open|print)")
UNSAFE = re.compile(r"\|\s*safe\b|autoescape\s+false|<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:|hx-vals=|hx-headers=")
TAG = re.compile(r"<[a-z][^<>]*>", re.S)
UNQUOTED = re.compile(r"\s[a-z-]+=(?![\"'])[^\s>]")
FOREIGN_HTML = re.compile(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write")
# <phone-poll> puts in what this box answered for the page it already is.
OWN_FRAGMENT = "phone-poll.js"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(")
HOMES_OF_COLOURS = {"layers.css", "tv.css", "phone.css", "office.css"}
TOKEN = re.compile(r"^\s*(--[\w-]+|color-scheme):")
IMPORTANT_OR_ID = re.compile(r"!important|(?:^|[\s,}>+~])#[a-z_][\w-]*\s*[{,.:\[]", re.M)


def _names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def _found(pattern, text):
    return [match.group().strip() for match in pattern.finditer(text)]


def _without_jinja(text: str) -> str:
    return re.sub(r"\{#.*?#\}|\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "X", text, flags=re.S), flags=re.S)


def _on_the_touchscreen():
    pages = [path for path in TEMPLATES if NOT_ON_THE_TOUCHSCREEN.isdisjoint(path.relative_to(ROOT).parts)]
    return [path for path in pages if not re.search(r'layouts/(desk|phone)\.html"', path.read_text("utf-8")) and path.name != "desk.html"]


@pytest.mark.parametrize("path", _on_the_touchscreen(), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_page_of_the_touchscreen_leads_out_of_it(path):
    assert _found(ESCAPES, _without_jinja(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_template_escapes_what_people_wrote_and_carries_no_script(path):
    assert _found(UNSAFE, path.read_text("utf-8")) == []


def test_every_template_ends_in_html_so_that_it_is_escaped():
    assert [path.name for path in TEMPLATES if path.suffix != ".html"] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-2:]))
def test_attributes_are_quoted(path):
    tags = _found(TAG, _without_jinja(path.read_text("utf-8")))

    assert [tag for tag in tags if UNQUOTED.search(re.sub(r"\"[^\"]*\"|'[^']*'", '""', tag))] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_no_html_of_what_they_are_given(path):
    found = _found(FOREIGN_HTML, path.read_text("utf-8"))

    assert found == (["innerHTML"] if path.name == OWN_FRAGMENT else [])


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_stylesheets_win_by_layers_not_by_force(path):
    assert _found(IMPORTANT_OR_ID, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_are_tokens(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    lines = [line for line in text.splitlines() if COLOUR.search(line)]
    tokens = [line for line in lines if TOKEN.match(line) or ":root" in line]

    assert [line.strip() for line in lines if line not in tokens] == []
    assert not tokens or path.name in HOMES_OF_COLOURS


def test_every_icon_a_page_names_is_fetched_at_set_up():
    sources = [path.read_text("utf-8") for folder in ("templates", "kiosk") for kind in ("html", "py") for path in (ROOT / folder).rglob(f"*.{kind}")]
    named = {name for source in sources for name in re.findall(r'(?:icon\(|symbol=)"([a-z0-9-]+)"', source)}
    fetched = re.search(r'ICONS = """(.*?)"""', (ROOT / "deploy/vendor.py").read_text("utf-8"), re.DOTALL)[1].split()

    assert named - set(fetched) == set()
