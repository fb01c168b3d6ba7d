import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st

from kiosk.site.models import Household, Unit
from kiosk.site.units_csv import Unreadable, take

HEADER = "楼栋,单元,楼层,房号,业主,电话\n"


@pytest.fixture
def csv_file(empty_app, tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "units.csv"
        path.write_bytes(text.encode(encoding))
        return path
    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lists_are_read_as_spreadsheets_save_them(csv_file, encoding):
    count = take(csv_file(HEADER + "3栋,2单元,11,1102,张三丰,13812341234\n", encoding))

    assert count == 1
    assert Unit.get().label == "3栋2单元1102"
    assert Household.get().owner_name == "张三丰"


def test_one_mistake_takes_nothing_and_names_its_line(csv_file):
    with pytest.raises(Unreadable) as caught:
        take(csv_file(HEADER + "3栋,2单元,11,1102,,\n3栋,2单元,11,,,\n,,,1,,\n"))

    assert [line[:5] for line in caught.value.lines] == ["第 3 行", "第 4 行"]
    assert Unit.select().count() == 0


def test_the_same_unit_twice_is_a_mistake(csv_file):
    with pytest.raises(Unreadable, match="第 3 行"):
        take(csv_file(HEADER + "3栋,2单元,11,1102,,\n3栋,2单元,11,1102,,\n"))


def test_a_missing_column_is_named(csv_file):
    with pytest.raises(Unreadable, match="房号"):
        take(csv_file("楼栋,单元\n3栋,1\n"))


def test_taking_a_list_again_changes_what_is_known_and_doubles_nothing(csv_file):
    take(csv_file(HEADER + "3栋,2单元,11,1102,张三丰,\n"))
    take(csv_file(HEADER + "3栋,2单元,11,1102,李四,\n"))

    assert Unit.select().count() == 1
    assert Household.get().owner_name == "李四"


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=st.binary(max_size=300))
def test_any_file_is_taken_or_refused_with_words(csv_file, tmp_path, raw):
    path = tmp_path / "any.csv"
    path.write_bytes(raw)

    try:
        take(path)
    except Unreadable as refusal:
        assert refusal.lines
