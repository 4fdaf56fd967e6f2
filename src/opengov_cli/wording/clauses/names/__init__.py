"""What the name of a unit looks like, and where one ends and the next begins.

In goes a text; ``certain`` tells whether it is a name for certain, by its ``endings``, and ``likely`` whether it may be
one, by the words of ``phrases``, which show that something is none; ``brackets`` tells what stands behind a name, and
``lists`` cuts a list into its names.
"""

__all__ = ["brackets", "certain", "endings", "likely", "lists"]
