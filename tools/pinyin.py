"""Write the readings of Chinese characters, which the program looks up, from those of pypinyin.

    python tools/pinyin.py

pypinyin has them from pinyin-data. A line of the file is a syllable without its tone, the characters that are usually
read so, and behind a blank those that can be. People type ü as v or as u: its characters stand in the lines of both.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).parents[1] / "src" / "opengov_cli" / "plan" / "pinyin.txt"
TONES = str.maketrans("", "", "\u0300\u0301\u0304\u030c")


def syllables(readings: str) -> Iterator[str]:
    """The syllables of ``lǜ,shuài`` as people type them: lv, lu, shuai."""
    for reading in readings.split(","):
        plain = unicodedata.normalize("NFD", reading).translate(TONES).replace("e\u0302", "e")
        yield plain.replace("u\u0308", "v")
        yield plain.replace("u\u0308", "u")


def licence() -> str:
    """The licence of pypinyin, which the readings stand under."""
    found = next(file for file in files("pypinyin") or () if file.name.startswith("LICENSE"))
    return found.read_text(encoding="utf-8")


def main() -> None:
    """Write the file anew."""
    usual: dict[str, list[str]] = defaultdict(list)
    seldom: dict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(PINYIN_DICT.items()):
        first, *others = dict.fromkeys(syllables(readings))
        usual[first].append(chr(code))
        for syllable in others:
            seldom[syllable].append(chr(code))
    head = f"Made by tools/pinyin.py from the readings of pypinyin, which is\n\n{licence()}"
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += [
        f"{syllable} {''.join(usual[syllable])} {''.join(seldom[syllable])}" for syllable in sorted({*usual, *seldom})
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
