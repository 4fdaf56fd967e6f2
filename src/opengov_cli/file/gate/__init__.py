"""The gate: the text of a plan file becomes a Plan, or the list of all its problems.

Reading goes on behind every problem that it can get past, so that one look at a spoiled file
shows everything: ``lines`` mends a scratch copy of what YAML would choke on or swallow, ``tree``
reads it strictly, ``texts`` looks at what was written, ``rules`` at how the parts fit together and
``models`` (pydantic) at every single value.
"""

from .verdict import Verdict, judge, judge_bytes

__all__ = ["Verdict", "judge", "judge_bytes", "published"]
