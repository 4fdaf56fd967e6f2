"""How a file is replaced without harm: who may write now, where the new file grows, and what it takes over; and where
the user's own folders are.

In goes the path of a file; out come its ``lock``, for which writers wait in ``turns``, a fresh file that git does not
see (``scratch``), and the owner, rights and ``attributes`` of the old file on the new one. ``disk`` puts these
together; nobody else needs them. ``home`` names the folders in which the program keeps what can be deleted.
"""

__all__ = ["attributes", "home", "lock", "scratch", "turns"]
