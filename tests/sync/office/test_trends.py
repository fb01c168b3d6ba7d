"""Eight weeks on one page: what is not known is a gap, in the drawing as in the table."""
from datetime import date, timedelta

import pytest

from sync.office.board import drawing, trends
from sync.office.board.asking import FIGURES
from sync.office.board.reckoner import Reckoner
from tests.sync.conftest import DAY_MS, MORNING_MS, TODAY, on_both_engines

MINUTE_MS = 60_000


@pytest.fixture
def three_weeks(desk, box, office, clock):
    """Tickets in the last, the third last and the fourth last week; in the week between the box was not there."""
    for back, people in ((3, 4), (17, 6), (24, 2)):
        day = (date.fromisoformat(TODAY) - timedelta(days=back)).isoformat()
        for number in range(people):
            desk.take(f"{day}-{number}", day=day, state="done", called_at=MORNING_MS + 5 * MINUTE_MS)
    box.sync_all()
    clock.ms += 2 * MINUTE_MS
    reckoner = Reckoner(office.extensions["office"])
    while reckoner.one_turn():
        continue


def column(soup, name):
    return [next(cell.strings).strip() for cell in soup.select(f"#weeks [data-line={name}]")]


@on_both_engines
def test_a_week_without_waits_has_no_median_and_weeks_before_the_beginning_have_nothing(person, site, three_weeks):
    page = person.soup(f"/sites/{site.id}/trends")

    assert column(page, "p90")[:4] == ["5", "no data", "5", "5"]
    assert column(page, "taken")[4:] == ["no data"] * 4


@on_both_engines
def test_the_company_is_the_sum_of_its_communities_and_says_how_many_days_it_knows(person, site, three_weeks):
    company, community = person.soup("/trends"), person.soup(f"/sites/{site.id}/trends")

    assert column(company, "p90")[0] == column(community, "p90")[0] == "5"
    assert community.select_one("#weeks tbody td").text == "7 of 7"


def test_a_drawing_breaks_its_line_where_nothing_is_known():
    drawn = drawing.line([1.0, 2.0, None, 3.0, 4.0])

    assert len(drawn.lines) == 2
    assert len(drawn.gaps) == 1
    assert len(drawn.points) == 4


def test_a_drawing_of_nothing_says_so(person, site, three_weeks):
    page = person.soup(f"/sites/{site.id}/trends")

    assert len(page.select("#charts svg")) == len(FIGURES)
    assert {text.text for text in page.select(".chart__nothing")} == {"no data"}


def test_a_community_that_never_reported_a_day_has_one_sentence_instead_of_drawings(person, site):
    page = person.soup(f"/sites/{site.id}/trends")

    assert page.select_one("#no_weeks")
    assert not page.select("#main svg, #main table")


def test_a_drawing_needs_no_style_of_its_own_and_is_told_to_who_cannot_see_it(person, site, three_weeks):
    page = person.soup(f"/sites/{site.id}/trends")

    assert page.select("svg[style], svg [style], style") == []
    for svg in page.select("#charts svg"):
        assert {svg.select_one(f"[id={name}]").name for name in svg["aria-labelledby"].split()} == {"title", "desc"}


@pytest.mark.parametrize("now, before, by", [(110, 100, 10), (90, 100, -10), (5, 0, None), (None, 5, None), (5, None, None), (0, 5, -100)])
def test_a_change_is_told_only_where_there_is_something_to_compare(now, before, by):
    assert trends.change(now, before) == by


def test_a_community_is_waited_for_from_the_day_on_which_it_was_added(here, site, clock):
    clock.ms += 3 * DAY_MS

    assert sum(week.expected for week in trends.of_site(here, site.id)) == 3
