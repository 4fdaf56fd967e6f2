"""How a part of this program is installed that not every user needs: from where the program itself came."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

PACKAGE = "opengov-cli"


def install_command(extra: str) -> str:
    """The command that installs an extra for the Python that runs this program."""
    try:
        origin = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    editable = "-e " if origin.get("dir_info", {}).get("editable") else ""
    return f'{_python()} -m pip install {editable}"{_source(origin)}[{extra}]"'


def _source(origin: dict[str, object]) -> str:
    """A folder or archive of this machine, or the package's name: what an index has, has a name there."""
    address = str(origin.get("url", ""))
    return url2pathname(urlsplit(address).path) if address.startswith("file:") else PACKAGE


def _python() -> str:
    """How to call the Python that runs this program: ``python`` where that is the same, else its path."""
    found = shutil.which("python")
    same = found is not None and Path(found).resolve() == Path(sys.executable).resolve()
    return "python" if same and sys.prefix == sys.base_prefix else sys.executable
