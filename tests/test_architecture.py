"""Who may import whom, read from the imports themselves."""
import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = {
    "access", "apart", "assets", "bodies", "clock", "config", "confined", "days", "db", "drafts", "errors", "events", "i18n", "lean", "live", "masking", "money", "pace", "papers", "qr",
    "shelf", "stopping", "tokens", "topics", "web", "workers",
}
# A slice may import what stands before it. lobby, desk and paper frame the others' pages.
SLICES = [
    {"site", "staff", "keeping"}, {"documents"}, {"signing", "fees"}, {"queue", "repairs", "notices"}, {"jobs", "followups", "reconciling", "registers"}, {"reports"}, {"lobby", "paper"}, {"display", "desk", "dev"},
    {"aloud"},
]
COMPOSITION = {"composition", "schema", "server", "cli", "uplink", "gaps", "office", "demo", "clockwork", "caretaking", "doctor", "migrating", "furnishing", "simulating", "__init__"}
# The same for head office.
OFFICE = [
    {"words", "store", "throttle", "addresses"}, {"core"}, {"sites", "forms"}, {"people"}, {"standards"}, {"boxes"}, {"relay", "dailies"}, {"board"},
    {"exports"}, {"log", "machines"},
]
ONLY_ENCODERS_KNOW = {"escpos"}


def _modules(folder: str):
    return sorted((ROOT / folder).rglob("*.py"))


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _part_of(path: Path) -> str:
    inside = path.relative_to(ROOT / "kiosk")
    return inside.parts[0].removesuffix(".py")


def _part_of_office(path: Path) -> str:
    return path.relative_to(ROOT / "sync" / "office").parts[0].removesuffix(".py")


def _kiosk_parts(names: set[str]) -> set[str]:
    return {name.split(".")[1] for name in names if name.startswith("kiosk.") and name.count(".") >= 1}


@pytest.mark.parametrize("folder, foreign", [("printer", ("kiosk", "sync")), ("sync", ("kiosk", "printer"))])
def test_printer_and_sync_know_neither_the_kiosk_nor_each_other(folder, foreign):
    breaches = [(str(path), name) for path in _modules(folder) for name in _imports(path) if name.split(".")[0] in foreign]

    assert breaches == []


def test_only_the_office_half_of_sync_knows_flask():
    breaches = [str(path) for path in _modules("sync") if "office" not in path.parts
                for name in _imports(path) if name.split(".")[0].startswith("flask")]

    assert breaches == []


def test_nobody_imports_the_old_sqlite_of_the_system():
    breaches = [str(path) for folder in ("kiosk", "printer", "sync") for path in _modules(folder) if "sqlite3" in _imports(path)]

    assert breaches == []


def test_the_core_imports_no_slice():
    slices = set().union(*SLICES)
    breaches = [(_part_of(path), part) for path in _modules("kiosk") if _part_of(path) in CORE
                for part in _kiosk_parts(_imports(path)) & slices]

    assert breaches == []


def test_slices_import_only_what_stands_left_of_them():
    rank = {name: number for number, names in enumerate(SLICES) for name in names}
    breaches = [
        (str(path.relative_to(ROOT)), part)
        for path in _modules("kiosk") if (own := _part_of(path)) in rank
        for part in _kiosk_parts(_imports(path)) & set(rank)
        if part != own and rank[part] >= rank[own]
    ]

    assert breaches == []


def test_slices_import_nothing_of_the_composition():
    breaches = [
        (str(path.relative_to(ROOT)), part)
        for path in _modules("kiosk") if _part_of(path) not in COMPOSITION
        for part in _kiosk_parts(_imports(path)) & (COMPOSITION - {"__init__", "office"})
    ]

    assert breaches == []


def test_every_part_of_the_kiosk_has_a_place_in_the_order():
    known = CORE | set().union(*SLICES) | COMPOSITION | {"migrations"}

    assert {_part_of(path) for path in _modules("kiosk")} - known == set()


def test_slips_import_no_models():
    breaches = [(str(path), name) for path in (ROOT / "kiosk").rglob("slips.py")
                for name in _imports(path) if name.endswith("models")]

    assert breaches == []


def test_views_are_imported_by_the_composition_only():
    breaches = [str(path) for path in _modules("kiosk") if _part_of(path) not in COMPOSITION
                for name in _imports(path) if name.startswith("kiosk.") and name.endswith((".views", ".console"))]

    assert breaches == []


def test_parts_of_head_office_import_only_what_stands_left_of_them():
    rank = {name: number for number, names in enumerate(OFFICE) for name in names}
    breaches = [
        (str(path.relative_to(ROOT)), part)
        for path in _modules("sync/office") if (own := _part_of_office(path)) in rank
        for part in {name.split(".")[2] for name in _imports(path) if name.startswith("sync.office.")} & set(rank)
        if part != own and rank[part] >= rank[own]
    ]

    assert breaches == []
    assert {_part_of_office(path) for path in _modules("sync/office")} - set(rank) == {"__init__", "migrating", "migrations"}
