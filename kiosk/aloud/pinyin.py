"""python -m kiosk.aloud.pinyin: lines of Chinese in, the same lines as syllables with their tones out. A process of its own, for the memory."""
import sys

from pypinyin import Style, lazy_pinyin


def syllables(line: str) -> str:
    return " ".join(lazy_pinyin(line, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True))


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        print(syllables(line.rstrip("\n")))


if __name__ == "__main__":
    main()
