"""Write the readings of Chinese characters, which the program looks up, from those of pypinyin.

    python tools/pinyin.py

pypinyin has them from pinyin-data. A line of the file is a syllable without its tone, and all characters that can be
read so. People type ü as v or as u: its characters stand in the lines of both.
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
    """The syllables of ``lǚ,shuài`` as people type them: lv, lu, shuai."""
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
    characters: dict[str, set[str]] = defaultdict(set)
    for code, readings in PINYIN_DICT.items():
        for syllable in syllables(readings):
            characters[syllable].add(chr(code))
    head = f"Made by tools/pinyin.py from the readings of pypinyin, which is\n\n{licence()}"
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += [f"{syllable} {''.join(sorted(spelled))}" for syllable, spelled in sorted(characters.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
