"""The page of a report in a browser, as somebody opens it."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from conftest import Opengov

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Longer than any machine needs.
LONGEST = 20
# What a person does: choose a unit.
CHOICE = """
const units = document.querySelector("select[name=unit]");
units.value = [...units.options].find(option => option.text === "计划财务科").value;
units.dispatchEvent(new Event("input", { bubbles: true }));
"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
@pytest.mark.usefixtures("folder")
def test_filters_work_over_all_plans_and_nothing_else_runs_or_is_loaded(opengov: Opengov, tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        """Somebody who waits for the page to ask."""

        def do_GET(self) -> None:
            """Note what was asked for."""
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    attack = f"<script>document.title='恶意'</script><img src={host}/text onerror=\"document.title='恶意'\">"
    assert opengov("note", "2022/4", attack, "--link", f"{host}/link", "--date", "2022-05-01").code == 0
    assert opengov("--plan", "data", "report", "-o", "out.html").code == 0
    page = Path("out.html").read_text(encoding="utf-8")
    # The one script more that the page is told to allow; what stands beside it as markup it still refuses.
    allowed = f"script-src 'sha256-{b64encode(sha256(CHOICE.encode()).digest()).decode()}' "
    page = page.replace("script-src ", allowed, 1).replace("</body>", f"<script>{CHOICE}</script>{attack}</body>")
    Path("out.html").write_text(page, encoding="utf-8")
    shown = _in_browser(tmp_path / "out.html", tmp_path / "profile")
    server.shutdown()
    server.server_close()

    count = opengov("--plan", "data", "list", "--unit", "计划财务科", "--count").out.strip()
    assert f'<output id="shown">{count} / 58</output>' in shown
    assert len(re.findall(r"<tr data-status=[^>]*>", shown)) == 58
    assert len(re.findall(r"<tr data-status=[^>]*hidden[^>]*>", shown)) == 58 - int(count)
    assert "<title>中山市农业农村局分工方案落实情况汇总报告" in shown
    assert asked == []


def _in_browser(page: Path, profile: Path) -> str:
    """A page as it stands when its scripts have run."""
    assert BROWSER
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={profile}")
    command = [BROWSER, *options, "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, timeout=LONGEST, check=True).stdout.decode()
