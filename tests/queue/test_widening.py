from kiosk.queue.widening import AS_IT_IS, ENOUGH, NARROWEST, WIDEST, Outcome, learned


def outcomes(*minutes, times=1):
    """Ranges of 8 to 12 with 10 in the middle, and so many minutes in truth."""
    return [Outcome(10.0, 2.0, 2.0, each) for each in minutes] * times


def test_nothing_is_changed_while_too_little_is_known():
    assert learned(outcomes(50.0, times=ENOUGH - 1)) == AS_IT_IS


def test_nothing_is_changed_while_the_truth_is_inside_as_often_as_promised():
    assert learned(outcomes(7.0, 9, 9, 9, 9, 11, 11, 11, 11, 13, times=10)) == AS_IT_IS


def test_a_range_that_was_missed_too_often_becomes_wider_on_the_side_it_was_missed():
    widening = learned(outcomes(9.0, 9, 9, 11, 11, 11, 13, 14, 14, 14, times=10))

    assert widening.high == 2.0
    assert widening.low < 1


def test_a_range_that_was_nearly_never_missed_becomes_narrower():
    widening = learned(outcomes(8.8, 9, 9, 10, 10, 10, 10, 11, 11, 11.2, times=10))

    assert widening.low < 1 and widening.high < 1


def test_the_learned_factors_hold_four_in_five_of_what_they_were_learned_from():
    seen = outcomes(*(each / 10 for each in range(50, 150)))

    widening = learned(seen)

    inside = sum(-widening.low <= one.off <= widening.high for one in seen) / len(seen)
    assert 0.79 <= inside <= 0.82


def test_one_bad_day_cannot_make_it_useless_and_one_good_day_cannot_make_it_bold():
    assert learned(outcomes(500.0, times=100)) == (NARROWEST, WIDEST)
    assert learned(outcomes(10.0, times=100)) == (NARROWEST, NARROWEST)
