"""Every sentence of head office exists in both Chinese scripts; English is the source."""
import re
from pathlib import Path

import polib
import pytest

from sync import office

SOURCES = [*(office.CHECKOUT / "templates/office").glob("*.html"), *Path(office.__file__).parent.glob("*.py")]
SENTENCE = re.compile(r"""(?:\b_|\bN_|\bUnfit)\(\s*(["'])(.*?)\1""", re.S)
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def sentences():
    return {match[2] for path in SOURCES for match in SENTENCE.finditer(path.read_text())}


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_no_sentence_is_missing_or_left_over(language):
    catalogue = polib.pofile(str(office.CATALOGUES / f"{language}.po"))

    assert {entry.msgid for entry in catalogue if entry.msgstr} == sentences()


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_translations_keep_the_placeholders(language):
    for entry in polib.pofile(str(office.CATALOGUES / f"{language}.po")):
        assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(entry.msgstr)), entry.msgid
