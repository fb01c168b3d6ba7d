"""The desk's menu: it never loses the page one is on."""
import cast
import pytest

from kiosk.desk.menu import BEHIND, GROUPS


def blueprint_of(endpoint: str) -> str:
    return endpoint.partition(".")[0]


def test_every_page_of_the_desk_stands_behind_one_of_the_menu(app):
    reached = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith(("/desk/", "/paper")) and "GET" in rule.methods]
    behind = {BEHIND.get(name, name) for name in (blueprint_of(rule.endpoint) for rule in reached)}

    assert behind - {"pictures"} <= {blueprint_of(endpoint) for _label, pages in GROUPS for endpoint, _name in pages}


@pytest.mark.parametrize("path", ["new", "{}/text", "{}/audience", "{}/chase"])
def test_inner_pages_of_notices_keep_the_menu_of_signing(path, desk, page):
    notice = cast.issued_notice()
    shown = page(desk.get(f"/desk/notices/{path.format(notice.id)}"))

    assert shown.select_one(".desk__pages [aria-current=page]")["href"] == "/desk/notices"
