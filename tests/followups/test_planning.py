"""When a finished order is visited, by which post, and never by whoever repaired it."""
from datetime import timedelta
from random import Random

import pytest

import cast
from kiosk import access, i18n
from kiosk.clockwork import Clockwork
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.followups import kinds
from kiosk.followups.figures import Figures
from kiosk.followups.models import FollowUp, holders, possible_posts
from kiosk.followups.month import Month
from kiosk.followups.recording import record_visit
from kiosk.repairs import catalogue
from kiosk.repairs.life import when_finished
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import Quote
from kiosk.repairs.states import THE_CLIENT
from kiosk.staff.models import Staff
from kiosk.staff.posts import POSTS
from tests.followups.conftest import ALL_WELL, TAP, in_post

ONE_DAY = timedelta(days=1)
SEVERAL_HATS = {"first": "leader", "second": "leader", "third": "administrator", "fourth": "director"}


@pytest.mark.parametrize("found, days", [
    (("public", "fire_equipment", ["leaks"]), 2), (("public", "paving", ["sharp"]), 2), (("network", "access", []), 2),
    (("water", "pipe", ["leaks"]), 3), (("water", "ceiling_leak", []), 3), (("walls", "outside", ["leaks"]), 3),
    (("water", "tap", ["loose"]), 7), (("power", "light", ["dark"]), 7),
])
def test_the_kind_of_repair_says_by_when(finish, people, found, days):
    follow_up = FollowUp.of(finish(found=found))

    assert follow_up.due_on - follow_up.day == days * ONE_DAY


def test_every_kind_names_what_is_in_the_catalogue():
    assert all(catalogue.item(*place) for place in kinds.SAFETY_ITEMS | kinds.LEAK_ITEMS)
    assert set(catalogue.PHRASES) >= kinds.SAFETY_PHRASES | kinds.LEAK_PHRASES


def test_work_sent_back_and_finished_again_keeps_its_visit_and_moves_the_day(finish, people, engineer, hands):
    order = finish()
    first = FollowUp.of(order)
    order.send_back(by=THE_CLIENT)
    assert list(FollowUp.to_make()) == []

    hands.pass_by(2 * ONE_DAY)
    order.resume(by=engineer)
    order.finish(8050, is_cleared=True, by=engineer)

    again = FollowUp.of(order)
    assert (again.id, again.post, again.due_on) == (first.id, first.post, first.due_on + 2 * ONE_DAY)


def test_work_that_was_declined_when_it_was_to_be_done_again_is_not_visited(finish, people, engineer, visit):
    order = finish()
    order.send_back(by=THE_CLIENT)
    order.resume(by=engineer)
    Quote.make(order, TAP, "owner", by=engineer).decline()
    order = Order.get_by_id(order.id)
    order.close(by=cast.AT_DESK)

    assert list(FollowUp.to_make()) == [] and Figures.of(Month.asked(None)).completed == 0
    with pytest.raises(Refused, match="没有完成"):
        visit(Order.get_by_id(order.id))


def test_ten_orders_are_shared_out_one_three_six(finish, people):
    posts = [FollowUp.of(finish()).post for _ in range(10)]

    assert {post: posts.count(post) for post in posts} == {"leader": 6, "administrator": 3, "director": 1}


def test_the_repairer_does_not_visit_even_as_the_leader(finish, people):
    order = finish(by=people["leader"])
    follow_up = FollowUp.of(order)

    assert (follow_up.post, follow_up.passed_over) == ("administrator", "leader")
    assert "维修负责人" in follow_up.why_this_post
    with pytest.raises(Refused, match="维修人"):
        record_visit(follow_up, ALL_WELL, by=people["leader"])


def test_a_second_leader_visits_what_the_first_repaired(finish, people):
    in_post("leader", access.ENGINEER, account="second")

    assert FollowUp.of(finish(by=people["leader"])).post == "leader"


def test_with_nobody_in_any_post_the_visit_waits_and_says_so(finish):
    follow_up = FollowUp.of(finish())

    assert (follow_up.post, follow_up.has_nobody) == ("", True)


def test_what_the_leader_may_not_visit_is_made_up_for_by_what_others_were_given(finish, people):
    """Five orders of the leader's own hands cannot be the leader's; the other five then are, as far as they go."""
    others = [FollowUp.of(finish()) for _ in range(5)]
    for _ in range(5):
        finish(by=people["leader"])

    posts = [FollowUp.get_by_id(follow_up.id).post for follow_up in others]
    assert posts.count("leader") == 5


def test_a_manager_gives_a_visit_away_and_no_plan_takes_it_back(finish, people):
    follow_up = FollowUp.of(finish())
    follow_up.give_to("director", "client")
    for _ in range(6):
        finish(by=people["leader"])

    assert (FollowUp.get_by_id(follow_up.id).post, follow_up.moved_for) == ("director", "client")


def test_a_visit_is_given_to_nobody_who_may_not_make_it(finish, people):
    follow_up = FollowUp.of(finish(by=people["leader"]))

    with pytest.raises(Refused):
        follow_up.give_to("leader", "client")
    with pytest.raises(Refused):
        follow_up.give_to("director", "because")


def test_another_post_does_not_make_the_visit(finish, people):
    with pytest.raises(Refused, match="不是您的"):
        record_visit(FollowUp.of(finish()), ALL_WELL, by=people["director"])


def test_an_order_is_visited_once(paid, visit):
    order = paid()
    visit(order)

    with pytest.raises(Refused):
        visit(order)


def test_nobody_in_a_closed_account_goes(finish, people):
    people["leader"].dismiss()

    assert FollowUp.of(finish()).post == "administrator"
    assert possible_posts(finish(), {"leader": set(), "director": {"x"}}) == ["director"]


def test_days_are_said_in_words(finish, people, hands):
    follow_up = FollowUp.of(finish())
    assert follow_up.due_words == "还剩 7 天"
    hands.pass_by(7 * ONE_DAY)
    assert follow_up.due_words == "今日到期"
    hands.pass_by(2 * ONE_DAY)
    assert (follow_up.due_words, follow_up.is_overdue) == ("已超期 2 天", True)


def test_one_day_is_one_in_english(app, finish, people, hands):
    follow_up = FollowUp.of(finish())
    with app.test_request_context():
        i18n.speak("en")
        hands.pass_by(6 * ONE_DAY)
        assert follow_up.due_words == "one day left"
        hands.pass_by(2 * ONE_DAY)
        assert follow_up.due_words == "overdue by one day"


def test_a_post_that_is_given_later_gets_the_visits_that_waited(finish):
    order = finish()
    in_post("administrator")
    Clockwork().one_turn()

    follow_up = FollowUp.of(order)
    assert (follow_up.post, follow_up.passed_over) == ("administrator", "leader")


def test_visits_of_somebody_who_left_go_to_another_post(finish, people):
    order = finish()
    people["leader"].dismiss()
    Clockwork().one_turn()

    assert FollowUp.of(order).post == "administrator"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_no_visit_is_its_repairers(finish, engineer, hands, seed):
    """People finish work, come and go; each visit is with a post in which somebody else is, or says that nobody is."""
    chance = Random(seed)
    workers = [engineer, *(in_post(post, access.ENGINEER, account) for account, post in SEVERAL_HATS.items())]
    for _ in range(15):
        finish(by=chance.choice(workers), found=("water", "pipe", chance.choice([["leaks"], ["noisy"]])))
        somebody = chance.choice(workers)
        somebody.change_if(Staff.active, post=chance.choice(["", *POSTS]))
        hands.pass_by(chance.choice([timedelta(hours=5), ONE_DAY]))
    Clockwork().one_turn()

    for follow_up in FollowUp.to_make():
        assert follow_up.why_not(follow_up.order.engineer)
        assert any(not follow_up.why_not(worker) for worker in workers) or not possible_posts(follow_up.order, holders())


def test_a_listener_that_is_named_twice_hears_once(finish, people):
    when_finished(FollowUp.plan)
    finish()

    assert Event.select().where(Event.verb == "visit.planned").count() == 1
