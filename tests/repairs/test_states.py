from pathlib import Path

from kiosk import access
from kiosk.repairs import picture, states

README = Path(__file__).resolve().parents[2] / "README.md"


def _reachable(acts, start):
    found, before = {start}, None
    while found != before:
        before = set(found)
        found |= {act.after for act in acts if act.before in found}
    return found


def test_every_state_can_be_reached_and_has_a_name():
    reachable = _reachable(states.ACTS, states.NEW) - {states.NEW}

    assert reachable == set(states.NAMES)


def test_every_state_leads_to_an_end():
    for state in states.NAMES:
        assert _reachable(states.ACTS, state) & states.ENDS, state


def test_only_money_given_back_leads_out_of_an_end():
    assert [(act.verb, act.after) for act in states.ACTS if act.before in states.ENDS] == [("refund", states.CONFIRMED)]


def test_no_work_starts_before_the_client_accepted_the_quote():
    # Out of a hold an order goes where it came from; the walk of all acts tests that.
    yes = [act for act in states.ACTS if act.verb in ("accept", "override") or (act.verb, act.after) == ("resume", states.ACCEPTED)]
    without_yes = [act for act in states.ACTS if act not in yes]

    assert states.WORKING not in _reachable(without_yes, states.NEW)


def test_no_quote_is_accepted_that_was_not_made():
    assert states.before("accept") == [states.QUOTED]


def test_an_engineer_never_takes_money():
    payers = [act.roles for act in states.ACTS if act.after == states.PAID]

    assert payers and all(access.ENGINEER not in roles for roles in payers)


def test_an_order_is_cancelled_only_until_somebody_is_on_site():
    assert set(states.before("cancel")) == {states.REGISTERED, states.DISPATCHED, states.TAKEN}


def test_whatever_goes_past_the_ordinary_way_is_a_managers_or_gives_money_back():
    assert {act.verb for act in states.ACTS if act.needs_reason} == {"override", "abandon", "hand_over", "refund", "waive"}
    assert all(act.roles == {access.MANAGER} for act in states.ACTS if act.verb in ("override", "abandon", "hand_over", "waive"))


def test_every_act_has_its_word_in_the_record():
    assert set(states.PAST) == {act.verb for act in states.ACTS}


def test_the_picture_in_the_readme_is_this_table():
    assert f"```mermaid\n{picture.mermaid()}\n```" in README.read_text("utf-8")
