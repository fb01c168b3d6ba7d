"""Read-aloud on, off and how loud: what a visitor sets, and that nothing of it is left for the next (A11Y-05)."""
import pytest

from cast import HTMX


def on(kiosk, **fields):
    return kiosk.post("/aloud/settings", {"aloud": "on", "back": "/queue"} | fields)


@pytest.mark.parametrize("path", ["/", "/queue", "/leave?back=/", "/nothing", "/signing"])
def test_read_aloud_stands_before_help_on_every_page(kiosk, page, path):
    footer = page(kiosk.get(path)).select_one(".kiosk__footer")

    assert [button.text.strip() for button in footer.select("a, button")][-2:] == ["朗读", "找人帮忙"]


def test_it_is_off_until_somebody_wants_it(kiosk, page):
    assert page(kiosk.get("/queue")).select_one("read-aloud") is None

    assert on(kiosk).location == "/queue"

    assert page(kiosk.get("/queue")).select_one("read-aloud") is not None
    assert page(kiosk.get("/repairs/place/building")).select_one("read-aloud") is not None


def test_inside_a_page_only_the_reader_is_drawn_again(kiosk, page):
    answer = page(kiosk.post("/aloud/settings", {"aloud": "on", "back": "/queue"}, headers=HTMX))

    assert answer.select_one("#read_aloud").name == "read-aloud"
    assert answer.select_one("footer") is None


def test_the_volume_has_three_steps(kiosk, page):
    on(kiosk)
    steps = []
    for volume in ("1", "2", "3"):
        bar = page(kiosk.post("/aloud/settings", {"volume": volume, "back": "/"}, headers=HTMX)).select_one("#aloud_bar")
        steps.append((int(bar["data-loudness"]), [button.has_attr("disabled") for button in bar.select("button")]))

    assert [loudness for loudness, _ in steps] == sorted({loudness for loudness, _ in steps}) and steps[2][0] == 100
    assert [ends for _, ends in steps] == [[True, False, False], [False, False, False], [False, True, False]]


def test_values_outside_the_lists_change_nothing(kiosk, page):
    kiosk.post("/aloud/settings", {"aloud": "<script>", "volume": "4", "back": "//attacker.example"})

    assert page(kiosk.get("/queue")).select_one("read-aloud") is None


def test_after_the_session_all_is_as_before(kiosk, page):
    on(kiosk)
    kiosk.post("/aloud/settings", {"volume": "3", "back": "/"})

    kiosk.post("/end")

    assert page(kiosk.get("/queue")).select_one("read-aloud") is None
    on(kiosk)
    assert page(kiosk.get("/queue")).select_one("#aloud_volume").text == "音量 2"


def test_home_forgets_it_after_a_while_as_it_forgets_every_setting(kiosk, page):
    assert page(kiosk.get("/")).select_one("idle-watch") is None

    on(kiosk)

    watch = page(kiosk.get("/")).select_one("idle-watch")
    assert (watch["seconds-aloud"], watch["grace-aloud"]) == ("60", "30")


def test_everybody_who_listens_has_twice_the_time(kiosk, page):
    on(kiosk)

    watch = page(kiosk.get("/queue")).select_one("idle-watch")

    assert int(watch["seconds-aloud"]) == 2 * int(watch["seconds"])
    assert watch["grace-aloud"] == "30"
