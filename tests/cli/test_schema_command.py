"""``opengov schema``."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from conftest import Opengov


def test_it_prints_the_schema_and_nothing_else(opengov: Opengov) -> None:
    result = opengov("schema")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["properties"]["year"]["description"] == "The year that it is for (年度)."


def test_its_words_are_those_of_the_environment_and_its_bytes_are_utf_8() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "opengov_cli", "schema"],
        capture_output=True,
        check=True,
        env={**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "gbk"},
    )
    published = json.loads(result.stdout.decode("utf-8"))
    assert published["properties"]["year"]["description"] == "方案所属的年度。"
    status = published["$defs"]["TaskModel"]["properties"]["status"]
    assert dict(zip(status["enum"], status["enumDescriptions"], strict=False))["ongoing"] == "长期推进"
