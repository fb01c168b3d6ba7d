"""Every sentence exists in every language, and says what it may."""
import re

import polib
import pytest
import sentences

from kiosk import i18n

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
FORBIDDEN = ("客服", "帮助中心", "非法", "最终解释权", "SLA")


@pytest.fixture(scope="module")
def catalogues():
    return {language: {entry.msgid: entry.msgstr for entry in polib.pofile(str(i18n.CATALOGUES / f"{language}.po"))}
            for language in ("zh_Hans", "zh_Hant")}


def test_no_sentence_is_missing_in_simplified_chinese(catalogues):
    assert sentences.all_sentences() - set(catalogues["zh_Hans"]) - set(i18n.LANGUAGES) == set()


def test_no_sentence_is_left_over(catalogues):
    assert set(catalogues["zh_Hans"]) - sentences.all_sentences() == set()


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_translations_take_the_same_values(catalogues, language):
    wrong = [source for source, text in catalogues[language].items()
             if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(text))]

    assert wrong == []


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_no_translation_has_a_per_cent_sign_that_a_page_would_take_for_a_value(catalogues, language):
    alone = [text for text in catalogues[language].values() if "%" in PLACEHOLDER.sub("", text).replace("%%", "")]

    assert alone == []


def test_words_that_are_not_used_here_do_not_appear(catalogues):
    assert [text for text in catalogues["zh_Hans"].values() for word in FORBIDDEN if word in text] == []


def test_nothing_shouts(catalogues):
    assert [text for text in catalogues["zh_Hans"].values() if "！" in text] == []
