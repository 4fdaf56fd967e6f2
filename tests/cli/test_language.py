"""Chinese and English: every sentence has both, and the environment chooses."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[2] / "src" / "opengov_cli"
CATALOGUE = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "opengov"


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    """The catalogue as its translators edit it."""
    with CATALOGUE.with_suffix(".po").open("rb") as stream:
        return read_po(stream)


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    """One sentence, or its singular and plural."""
    return [text] if isinstance(text, str) else list(text)


def test_every_sentence_is_translated(chinese: Catalog) -> None:
    for file, line, text, _comments, _context in extract_from_dir(SOURCE):
        message = chinese.get(forms(text)[0])
        assert message is not None, f"{file}:{line}: {text!r} is not in {CATALOGUE.name}.po"
        assert all(forms(message.string)), f"{file}:{line}: {text!r} is not translated"
        assert not message.fuzzy, f"{file}:{line}: the translation of {text!r} is marked as doubtful"


def test_no_sentence_hides_in_an_f_string() -> None:
    """Babel does not look into them."""
    for path in SOURCE.rglob("*.py"):
        for text in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)):
            calls = (node.func for node in ast.walk(text) if isinstance(node, ast.Call))
            names = {function.id for function in calls if isinstance(function, ast.Name)}
            assert names.isdisjoint({"_", "ngettext"}), f"{path}:{text.lineno}"


def test_no_bracket_is_put_around_words_without_the_catalogue() -> None:
    """It would be half-width in Chinese, too."""
    for path in (SOURCE / "cli").rglob("*.py"):
        for text in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)):
            constants = [part.value for part in text.values if isinstance(part, ast.Constant)]
            assert not any(" (" in str(constant) for constant in constants), f"{path}:{text.lineno}"


def test_a_translation_fills_in_the_same_facts(chinese: Catalog) -> None:
    for message in chinese:
        english, translated = forms(message.id)[-1], forms(message.string)[0]
        if english:
            assert sorted(re.findall(r"\{[^}]*\}", english)) == sorted(re.findall(r"\{[^}]*\}", translated)), english


def test_chinese_sentences_have_full_width_brackets_and_marks(chinese: Catalog) -> None:
    for message in chinese:
        for sentence in forms(message.string):
            # What is typed into a shell or a file, and facts that are filled in, are none of ours.
            told = re.sub(r"`[^`]*`|\{[^}]*\}|“键: 值”|“字段: 内容”", "x", sentence)
            if re.search("[一-鿿]", told):
                assert not re.search(r"[()]|[一-鿿][,;:?!](?!/)|[,;?!][一-鿿]", told), sentence


def test_one_word_names_the_office_that_issues_a_plan(chinese: Catalog) -> None:
    assert [message.id for message in chinese if "印发" in "".join(forms(message.string))] == []


def test_the_compiled_catalogue_is_that_of_the_text(chinese: Catalog) -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as stream:
        compiled = read_mo(stream)

    def strings(catalogue: Catalog) -> dict[str, list[str]]:
        return {forms(message.id)[0]: forms(message.string) for message in catalogue if message.id}

    assert strings(compiled) == strings(chinese), "run: pybabel compile -D opengov -d src/opengov_cli/locale"


@pytest.mark.parametrize(
    ("environment", "heading"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "序号  状态"),
        ({"LC_ALL": "zh_CN.GB18030", "PYTHONIOENCODING": "utf-8"}, "序号  状态"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "序号  状态"),
        ({"LANG": "en_US.UTF-8"}, "No.  Status"),
        ({"LANG": "C.UTF-8"}, "No.  Status"),
        ({}, "No.  Status"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("plan_file")
def test_the_environment_chooses_the_language(environment: dict[str, str], heading: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "opengov_cli", "list"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", **os.environ, **environment},
    )
    assert result.stdout.splitlines()[0].startswith(heading)


@pytest.mark.usefixtures("plan_file")
def test_programs_get_the_same_in_every_language() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "opengov_cli", "list", "--format", "json"],
            capture_output=True,
            check=True,
            env={**os.environ, "LANG": language},
        ).stdout
        for language in ("zh_CN.UTF-8", "en_US.UTF-8")
    }
    assert len(outputs) == 1
