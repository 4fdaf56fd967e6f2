"""What stands in ``opengov.toml``, in a user's own file and in variables, so that nobody has to type it again.

In goes the plan that is asked about; out come ``settings``, each with where it comes from, and named ``views``.
``places`` tells where the files are, ``keys`` what can be set, ``reading`` takes a file in and ``lines`` finds a key in
it. The ``language`` has to be known before anything is said. What is wrong is kept among the settings (``errors``), so
that the commands which help to mend it can run.
"""

__all__ = ["errors", "keys", "language", "lines", "places", "reading", "settings", "views"]
