"""A notice the desk puts on the touchscreen: read, then signed with a finger, for the owner, through a witness, or refused."""
import json

import pytest
from playwright.sync_api import expect

from tests.browser.screens import find_a_signature, offer_a_notice

# Down, along and up again: a signature as far as the pad is concerned.
STROKE = [(0.2 + step / 40, 0.5 + (step % 4 - 2) / 10) for step in range(24)]
SECOND_STROKE = [(0.3 + step / 60, 0.3 + step / 50) for step in range(16)]
TAPS_BESIDES_PAGES = 5
PAD_HIGH_MM, PX_PER_MM = 110, 3.2  # on a screen nobody has measured
RECORD = ("select record, payload from receipt join receipt_payload on receipt_payload.receipt_id = receipt.id "
          "order by seq desc limit 1")


@pytest.fixture
def offered(site, hand):
    """The desk has put the first notice on the touchscreen, for the first unit it is for."""
    return offer_a_notice(hand("lan", "qian"))


def test_a_notice_is_read_signed_and_confirmed_as_the_hand_drew_it(touchscreen, offered, taps, hand, site):
    page = touchscreen()

    taps(page.locator("#signing_offer a"))
    taps(page.locator("form[action$=open] button"))
    pages = _read_to_the_end(page, taps)
    taps(page.locator("button[name=relation]").first)
    assert page.locator("canvas").bounding_box()["height"] >= PAD_HIGH_MM * PX_PER_MM
    drawn = [_draw(page, stroke) for stroke in (STROKE, SECOND_STROKE)]
    sent = json.loads(page.locator("input[name=strokes]").input_value())
    taps(page.locator("form:has(ink-pad) .btn--primary"))
    expect(page.locator("#receipt svg path")).to_have_count(1)
    taps(page.locator("form[action$=confirm] button"))

    page.wait_for_url("**/signing/done")
    record, payload = map(json.loads, site.read(RECORD))
    assert [[point[:2] for point in stroke] for stroke in sent["strokes"]] == drawn
    assert payload["ink"] == sent and sent["input"] == "touch"
    assert (record["outcome"], record["documents"][0]["reading"][-1][0]) == ("signed", pages)
    assert taps.count <= TAPS_BESIDES_PAGES + pages
    assert hand("lan", "qian").page(offered).select_one(".notice[data-kind=ok]")


def test_not_signing_is_recorded_with_its_reason(touchscreen, offered, taps):
    page = touchscreen("/signing")

    taps(page.locator("form[action$=open] button"))
    taps(page.locator("a[href$=refuse]"))
    taps(page.locator("button[name=reason]").first)

    page.wait_for_url("**/signing/done")
    expect(page.locator("h1")).to_contain_text("未签")


def test_somebody_receives_it_for_the_owner_and_says_what_lets_them(touchscreen, offered, taps, site):
    page = touchscreen("/signing")

    taps(page.locator("form[action$=open] button"))
    _read_to_the_end(page, taps)
    taps(page.locator("button[name=relation][value=proxy]"))
    taps(page.locator("button[name=authority][value=owner_phoned]"))
    _sign(page, taps)

    record, payload = map(json.loads, site.read(RECORD))
    assert (record["outcome"], record["authority"], payload["signer_name"]) == ("proxy", "owner_phoned", "")


def test_who_would_rather_not_write_has_a_colleague_sign_as_the_witness(touchscreen, offered, taps, hand, site):
    page, desk = touchscreen("/signing"), hand("lan", "chen")

    taps(page.locator("form[action$=open] button"))
    _read_to_the_end(page, taps)
    taps(page.locator("button[name=relation]").first)
    taps(page.locator("a[href$=witness]"))
    taps(page.locator("button[name=reason][value=cannot_write]"))
    page.wait_for_url("**/signing/witness/wait")
    desk.post(desk.page("/desk/status").select_one("#without_witness form")["action"])
    page.wait_for_url("**/signing/pad")
    expect(page.locator("#sentence")).to_contain_text("宣读")
    _sign(page, taps)

    record, _payload = map(json.loads, site.read(RECORD))
    assert (record["outcome"], record["witness"]["reason"]) == ("witnessed", "cannot_write")


def test_a_code_from_the_desk_brings_the_notice_to_the_screen(touchscreen, site, taps, hand):
    desk = hand("lan", "qian")
    _unit, form = find_a_signature(desk)
    digits = desk.post(form["action"], method="code_phone").select_one("#digits").text
    page = touchscreen("/signing")

    taps(page.locator("a[href$=code]"))
    for digit in digits:
        page.locator(f"[data-digit='{digit}']").tap()
    taps(page.locator("form.dial .btn--primary"))
    taps(page.locator("form[action$=open] button"))

    page.wait_for_url("**/signing/pages/1")


def _read_to_the_end(page, taps) -> int:
    page.wait_for_url("**/signing/pages/1")
    count = 0
    while "/signing/pages/" in page.url:
        before = page.url
        taps(page.locator(".reach .btn--primary"))
        page.wait_for_url(lambda url: url != before)
        count += 1
    return count


def _sign(page, taps):
    _draw(page, STROKE)
    taps(page.locator("form:has(ink-pad) .btn--primary"))
    taps(page.locator("form[action$=confirm] button"))
    page.wait_for_url("**/signing/done")


def _draw(page, stroke) -> list:
    """A real finger: touch events as the browser gets them from the screen. Where on the pad it was is the answer."""
    expect(page.locator("ink-pad")).to_have_attribute("data-ink", "drawn" if page.locator("input[name=strokes]").input_value() else "empty")
    box = page.locator("canvas").bounding_box()
    points = [{"x": round(box["x"] + x * box["width"]), "y": round(box["y"] + y * box["height"])} for x, y in stroke]
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()
    expect(page.locator("ink-pad")).to_have_attribute("data-ink", "drawn")
    return [[round(point["x"] - box["x"], 2), round(point["y"] - box["y"], 2)] for point in points]
