"""Which recorded clips say a call, or that numbers end, in their order: the reading rules of the lobby. Knows no files and no sound."""
import string

from kiosk.queue.announcements import CALL, CONTINUE, LAST_CALL

CHIME = "chime"
LAST_WINDOW = 99
LETTERS = {letter: f"letter_{letter.lower()}" for letter in string.ascii_uppercase}

# In a number 1 is 幺; a window is counted, so there it is 一.
ZH_DIGITS = dict(zip("0123456789", ("ling", "yao", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu")))
ZH_COUNTED = ("", "yi", *list(ZH_DIGITS.values())[2:])
EN_COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
EN_DIGITS = dict(zip("0123456789", EN_COUNTED))

_SPELT = {clip: letter for letter, clip in LETTERS.items()}
CLIPS = {
    "zh": _SPELT | dict(zip(ZH_DIGITS.values(), "零幺二三四五六七八九")) | {
        "yi": "一", "shi": "十", "qing": "请", "hao": "号", "dao": "到", "hao_chuangkou": "号窗口",
        "jixu_banli": "继续办理", "di_er_ci_hujiao": "第二次呼叫", "zuihou_yi_ci_hujiao": "最后一次呼叫",
        "gewei_fangke": "各位访客", "hao_yewu": "号业务", "liang": "两", "dian": "点", "ban": "半", "fen": "分",
        "tingzhi_quhao": "停止取号",
    },
    "en": _SPELT | {word: word for word in (*EN_COUNTED, *EN_TENS[2:])} | {
        "number": "number", "please_go_to_window": "please go to window", "to_continue": "to continue",
        "second_call": "second call", "last_call": "last call",
        "attention_please": "attention please", "and": "and", "numbers_end_at": "numbers end at", "half_past": "half past",
        "oh": "oh", "o_clock": "o'clock",
    },
}


def phrase(language: str, number: str, counter: int, calls: int = 1, kind: str = CALL) -> list[str]:
    """The clips of one call; none when the number or the window cannot be read aloud."""
    read, window, say, again = _RULES[language]
    number = [read.get(character) for character in number]
    if None in number or not number or not 1 <= counter <= LAST_WINDOW:
        return []
    return say(number, window(counter), kind) + again.get(min(calls, LAST_CALL), [])


def closing_phrase(language: str, letters: list[str], ends: str) -> list[str]:
    """The clips that say when numbers with these letters end, as "17:30"; none when a letter cannot be read aloud."""
    if not letters or not set(letters) <= set(LETTERS):
        return []
    say, read_clock = _CLOSING_RULES[language]
    return say([LETTERS[letter] for letter in letters], read_clock(*map(int, ends.split(":"))))


def _say_in_chinese(number, window, kind) -> list[str]:
    rest = ["jixu_banli"] if kind == CONTINUE else []
    return ["qing", *number, "hao", "dao", *window, "hao_chuangkou", *rest]


def _say_in_english(number, window, kind) -> list[str]:
    rest = ["to_continue"] if kind == CONTINUE else []
    return ["number", *number, "please_go_to_window", *window, *rest]


def _counted_in_chinese(count: int) -> list[str]:
    tens, ones = divmod(count, 10)
    return [ZH_COUNTED[tens]] * (tens > 1) + ["shi"] * (tens > 0) + [ZH_COUNTED[ones]] * (ones > 0)


def _counted_in_english(count: int) -> list[str]:
    if count < len(EN_COUNTED):
        return [EN_COUNTED[count]]
    tens, ones = divmod(count, 10)
    return [EN_TENS[tens]] + [EN_COUNTED[ones]] * (ones > 0)


def _close_in_chinese(letters, ends) -> list[str]:
    return ["gewei_fangke", *letters, "hao_yewu", *ends, "tingzhi_quhao"]


def _close_in_english(letters, ends) -> list[str]:
    *first, last = letters
    return ["attention_please", *first, *["and"] * bool(first), last, "numbers_end_at", *ends]


def _clock_in_chinese(hour, minute) -> list[str]:
    return [*_hour_in_chinese(_on_the_dial(hour)), "dian", *_minute_in_chinese(minute)]


def _hour_in_chinese(hour) -> list[str]:
    # At two o'clock it is 两, at twelve 二.
    return ["liang"] if hour == 2 else _counted_in_chinese(hour)


def _minute_in_chinese(minute) -> list[str]:
    if minute == 0:
        return []
    if minute == 30:
        return ["ban"]
    return [*(["ling"] if minute < 10 else []), *_counted_in_chinese(minute), "fen"]


def _clock_in_english(hour, minute) -> list[str]:
    hour = _counted_in_english(_on_the_dial(hour))
    if minute == 0:
        return [*hour, "o_clock"]
    if minute == 30:
        return ["half_past", *hour]
    return [*hour, *(["oh"] if minute < 10 else []), *_counted_in_english(minute)]


def _on_the_dial(hour) -> int:
    return (hour - 1) % 12 + 1


_CLOSING_RULES = {"zh": (_close_in_chinese, _clock_in_chinese), "en": (_close_in_english, _clock_in_english)}
_RULES = {
    "zh": (LETTERS | ZH_DIGITS, _counted_in_chinese, _say_in_chinese,
           {2: ["di_er_ci_hujiao"], LAST_CALL: ["zuihou_yi_ci_hujiao"]}),
    "en": (LETTERS | EN_DIGITS, _counted_in_english, _say_in_english,
           {2: ["second_call"], LAST_CALL: ["last_call"]}),
}
