"""Three versions of a plan file become one.

In go the bytes of base, ours and theirs; out comes one text, merged by meaning where all three are plans and line by
line where one is not, with markers around what somebody has to decide.
"""

__all__ = ["reconcile", "resolve", "three_way", "way"]
