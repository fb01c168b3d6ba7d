"""Rich text of a notice: what becomes of the marks, and that nothing else is lost or let through."""
import re

from bs4 import BeautifulSoup
from hypothesis import given, strategies as st

from kiosk.notices import marks

RICH = "# 装修管理\n各位业主：**请先登记**，再开工。\n- 不得拆改承重墙\n- 不得占用楼道\n1. 携带方案\n2. 领取许可证\n"


def words(html: str) -> str:
    return BeautifulSoup(html, "html.parser").text


def test_headings_lists_and_bold_become_safe_html():
    page, = marks.pages_of(RICH)

    assert page == ("<h2>装修管理</h2><p>各位业主：<strong>请先登记</strong>，再开工。</p>"
                    "<ul><li>· 不得拆改承重墙</li><li>· 不得占用楼道</li></ul>"
                    "<ol><li>1. 携带方案</li><li>2. 领取许可证</li></ol>")


def test_what_looks_like_html_is_shown_as_it_was_typed():
    page, = marks.pages_of("<script>alert(1)</script>\n- **<b onclick=x>**")

    assert BeautifulSoup(page, "html.parser").find_all(["script", "b"]) == []
    assert "<script>alert(1)</script>" in words(page)


def test_a_masked_name_an_indent_and_dashes_are_no_marks():
    for text in ("户主王*和李*", "第一行\n---", "2栋1单元-1102", "**", "＃号", "1.5 平方米"):
        assert words("".join(marks.pages_of(text))) == "".join(text.split("\n"))


def test_a_long_bold_paragraph_stays_bold_on_every_page():
    pages = marks.pages_of("前言。**" + "请保持楼道畅通。" * 120 + "**")

    assert len(pages) > 1
    assert all("<strong>" in page and "**" not in page for page in pages)
    assert "".join(map(words, pages)) == "前言。" + "请保持楼道畅通。" * 120


def test_no_heading_stands_alone_at_the_end_of_a_page():
    pages = marks.pages_of("\n".join(["一行"] * 4 + ["# 标题", *["正文"] * 4]))

    assert len(pages) == 2 and pages[1].startswith("<h2>标题</h2><p>正文</p>")


@given(st.text(alphabet="一二。，,.-*# <>&1\n", max_size=1500))
def test_no_letter_is_ever_lost(text):
    """All but white space and the marks themselves, in their order."""
    def letters(of):
        return re.sub(r"[\s*#\-1.·]", "", of)

    assert letters("".join(map(words, marks.pages_of(text)))) == letters(text)
