"""Pages hold every word, in order, and no more than fits."""
from hypothesis import given
from hypothesis import strategies as st

from kiosk.signing import paging

WORDS = st.text(st.sampled_from("一二三四五六七八九十。；，abcdef 123"), max_size=900)


@given(st.lists(WORDS, max_size=6).map("\n".join))
def test_no_word_is_lost_or_moved(text):
    pages = paging.pages_of(text)

    assert "".join("".join(pages).split()) == "".join(text.split())


@given(st.lists(WORDS, min_size=1, max_size=6).map("\n".join))
def test_no_page_is_longer_than_the_smallest_screen(text):
    for page in paging.pages_of(text):
        heights = [paging._lines(piece) + paging.PARAGRAPH_GAP_LINES for piece in page.splitlines()]
        assert sum(heights) <= paging.LINES + 1e-6


def test_a_paragraph_stays_whole_where_it_can():
    paragraph = "本小区装修管理的有关事项。" * 20

    pages = paging.pages_of("\n".join([paragraph] * 3))

    assert all(page.splitlines() == [paragraph] for page in pages)


def test_a_paragraph_that_no_page_holds_breaks_after_a_sentence():
    pages = paging.pages_of("请您认真阅读本告知书的全部内容。" * 60)

    assert len(pages) > 1
    assert all(page.endswith("。") for page in pages)


def test_no_line_stands_alone_after_a_full_page():
    lines = ["请保持楼道畅通。"] * 8

    assert [len(page.splitlines()) for page in paging.pages_of("\n".join(lines))] == [4, 4]


def test_a_long_paragraph_goes_on_in_parts_alike():
    first, second = map(len, paging.pages_of("请您认真阅读本告知书的全部内容。" * 26))

    assert abs(first - second) < first / 3
