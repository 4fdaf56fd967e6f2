"""Print the lower bounds of the dependencies as pip constraints, to prove that they are true."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in project["dependencies"] + project["optional-dependencies"]["test"]:
    name, version = re.match(r"([\w-]+).*>=([\d.]+)", requirement).groups()
    print(f"{name}=={version}")
