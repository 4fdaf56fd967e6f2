"""Three versions of a plan file become one.

In go the bytes of base, ours and theirs; out comes one text, merged by meaning where all three are plans and line by
line where one is not, with markers around what somebody has to decide. ``reconcile`` does it for three files and
``resolve`` for what git left in conflict; ``three_way`` merges the plans with ``sides``, ``parts``, ``lists`` and
``consequences``, ``comments`` and ``markers`` put into the text what is no value, ``identity`` tells entries of two
texts apart, ``by_lines`` is what is left where all else fails, and ``way`` is who wins and how conflicts look.
``meanwhile`` brings a text that was written at leisure into a file that others went on with.
"""

__all__ = ["meanwhile", "reconcile", "resolve", "three_way", "way"]
