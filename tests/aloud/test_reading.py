"""How a page is read out: the vectors of UX §7.1, and what else stands on pages."""
import pytest

from kiosk.aloud.reading import runs

CHINESE = [
    ("请 A023 号到 3 号窗口", "请A零二三号到三号窗口"),
    ("请 A111 号到 1 号窗口", "请A幺幺幺号到一号窗口"),
    ("请 K007 号到 2 号窗口", "请K零零七号到二号窗口"),
    ("M100 → 10 号窗口", "M幺零零到十号窗口"),
    ("R019 → 12 号窗口", "R零幺九到十二号窗口"),
    ("W007", "达不留零零七"),
    ("单号 W261121-0007", "单号尾号零零零七"),
    ("14:30", "下午两点半"),
    ("8:05", "上午八点零五分"),
    ("明天 11-22 14:00-16:00", "明天十一月二十二日下午两点到四点"),
    ("今日 08:30-18:00", "今日上午八点半到晚上六点"),
    ("2026-11-21 发出", "二零二六年十一月二十一日发出"),
    ("80 元", "八十元"),
    ("¥128.50", "一百二十八元五角"),
    ("12.05 元", "十二元五分"),
    ("前面 2 人 · 约 10-15 分钟", "前面两人，约十到十五分钟"),
    ("第 2 步，共 5 步", "第二步，共五步"),
    ("完工 180 天后删除", "完工一百八十天后删除"),
    ("3栋2单元1102室", "三栋二单元幺幺零二室"),
    ("1栋1单元101", "一栋一单元幺零幺"),
    ("12层", "十二层"),
    ("120", "幺二零"),
    ("0755-1234 5678", "零七五五，幺二三四，五六七八"),
    ("N2026-031 第2版", "N二零二六，零三幺第二版"),
    ("B1层车库", "B一层车库"),
    ("指纹 3F2A 0011", "指纹三F二A，零零幺幺"),
    ("138****0001", "幺三八，隐去四位，零零零幺"),
    ("2栋1单元11**", "二栋一单元幺幺，隐去两位，"),
    ("张** 李*", "张某某李某"),
    ("138 0001 ____", "已输入七位，还差四位"),
    ("___ ___", "还没有输入"),
]
ENGLISH = [
    ("Your number A023", "Your number A zero two three"),
    ("Order W261121-0007", "Order ending in zero zero zero seven"),
    ("14:30", "2 30 p.m."),
    ("Tomorrow 11-22 14:00-16:00", "Tomorrow November 22 2 p.m. to 4 p.m."),
    ("about 10-15 min", "about 10 to 15 minutes"),
    ("deletes it 180 days after", "deletes it 180 days after"),
    ("window 3", "window 3"),
    ("119", "one one nine"),
    ("¥80", "80 yuan"),
    ("Fingerprint 3F2A 0011", "Fingerprint three F two A , zero zero one one"),
    ("138****0001", "one three eight, 4 hidden, zero zero zero one"),
    ("138 0001 ____", "7 digits entered, 4 missing"),
]
NUMBERS = ["13812341234", "138 1234 1234", "+86 138-1234-1234"]


@pytest.mark.parametrize("shown, said", CHINESE)
def test_chinese_is_read_as_people_say_it(shown, said):
    assert [run.language for run in runs("zh_Hans", shown)] == ["zh"]
    assert _joined("zh_Hans", shown) == said


@pytest.mark.parametrize("shown, said", ENGLISH)
def test_english_is_read_as_people_say_it(shown, said):
    assert [" ".join(run.words.split()) for run in runs("en", shown)] == [said]


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_whole_mobile_number_is_never_said(language, number):
    masked = _joined(language, "138****1234")

    assert _joined(language, number) == masked


def test_traditional_characters_are_counted_alike():
    assert _joined("zh_Hant", "請 A023 號到 3 號窗口，約 2 分鐘") == "請A零二三號到三號窗口，約两分鐘"


def test_each_language_is_said_by_its_own_voice():
    assert [tuple(run) for run in runs("zh_Hans", "English")] == [("en", "English")]
    assert [run.language for run in runs("zh_Hans", "用 Wi-Fi 上网")] == ["zh", "en", "zh"]
    assert [run.language for run in runs("en", "Report for 1栋1单元101 · sent")] == ["en", "zh", "en"]


@pytest.mark.parametrize("shown", ["", " ", "·", "…", "（）"])
def test_what_has_no_words_is_not_said(shown):
    assert runs("zh_Hans", shown) == []


def _joined(language, shown) -> str:
    return "".join("".join(run.words.split()) for run in runs(language, shown))
