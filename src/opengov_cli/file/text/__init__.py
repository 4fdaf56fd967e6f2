"""The text of a plan file: what stands where, and how it is written and edited.

In goes the text of a file; out come its nodes with their places (``tree``, with the parser's complaints in
``syntax``), its ``comments``, and a new text of which only the edited places differ (``edit``, which measures with
``spans``). ``emit`` writes one value as YAML, ``layout`` a whole plan in the usual order and with the usual blank
lines, and ``template`` a new plan; ``difference`` tells two texts apart. ``entries`` knows by their ``places`` where
the tasks stand, so that only some of them need be read. A ``problem`` is what anybody finds wrong with a place. This
room judges no value.
"""

__all__ = [
    "comments",
    "common",
    "difference",
    "edit",
    "emit",
    "entries",
    "layout",
    "order",
    "places",
    "problem",
    "removal",
    "spans",
    "template",
    "tree",
    "words",
]
