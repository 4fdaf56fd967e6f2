"""The text of a plan file: what stands where, and how it is written and edited.

In goes the text of a file; out come its nodes with their places (``tree``), its comments, and a new text of which only
the edited places differ (``edit``). This room knows YAML and the keys of a plan, but judges no value.
"""

__all__ = ["comments", "edit", "emit", "layout", "problem", "spans", "template", "tree"]
