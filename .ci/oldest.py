"""Print the lower bounds of the dependencies as pip constraints, to prove that they are true."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
for requirement in sum((extras[name] for name in ("office", "pdf", "calendar", "test")), project["dependencies"]):
    if bound := re.match(r"([\w-]+).*>=([\d.]+)", requirement):
        print("==".join(bound.groups()))
