"""The advice to install an extra works where the program was installed from."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from opengov_cli.documents import installing


@pytest.mark.parametrize(
    ("recorded", "source"),
    [
        (None, '"opengov-cli[office]"'),
        ("no json", '"opengov-cli[office]"'),
        ({"url": "https://example.org/opengov.whl", "archive_info": {}}, '"opengov-cli[office]"'),
        ({"url": Path("/办公 室/opengov").absolute().as_uri(), "dir_info": {}}, '"/办公 室/opengov[office]"'),
        (
            {"url": Path("/home/opengov").absolute().as_uri(), "dir_info": {"editable": True}},
            '-e "/home/opengov[office]"',
        ),
    ],
    ids=["index", "damaged", "web", "folder", "clone"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths with a drive are written otherwise")
def test_an_extra_comes_from_where_the_program_came(
    monkeypatch: pytest.MonkeyPatch, recorded: object, source: str
) -> None:
    text = recorded if isinstance(recorded, str) else json.dumps(recorded) if recorded else None

    class Installed:
        def read_text(self, _name: str) -> str | None:
            return text

    monkeypatch.setattr(installing, "distribution", lambda _name: Installed())
    assert installing.install_command("office").endswith(f" -m pip install {source}")
