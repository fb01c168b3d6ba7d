"""Checking in for an appointment with a scanner that types what it reads."""

CODE_NOBODY_HAS = "000000"


def test_a_scanner_types_the_digits_and_presses_enter(touchscreen):
    screen = touchscreen("/queue/appointment")
    screen.locator("number-pad:defined").wait_for()

    screen.keyboard.type(CODE_NOBODY_HAS)
    screen.keyboard.press("Enter")

    screen.locator("[role=alert].notice").wait_for()
    assert screen.locator("output[data-shown]").inner_text() == "000 000"
