"""The gate: the text of a plan file becomes a Plan, or the list of all its problems.

Reading goes on behind every problem that it can get past, so that one look at a spoiled file shows everything.
``verdict`` has ``lines`` mend a scratch copy of what YAML would choke on or swallow, reads it strictly
(``file.text.tree``), lets ``migration`` renew an older format, and asks ``texts`` about what was written, ``models``
(pydantic) about every single value and ``rules`` about how the parts fit together. They tell a ``report``, in the
``sentences`` of the user. ``again`` judges a text beside one that is known, by what differs. ``published`` is the same
as JSON Schema for editors, made of the ``shapes`` of single values.
"""

from .again import judge_again
from .verdict import Verdict, judge, judge_bytes

__all__ = ["Verdict", "judge", "judge_again", "judge_bytes", "published"]
