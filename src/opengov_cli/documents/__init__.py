"""The documents that offices send and want: Word, Excel, web pages, text, and the formats of programs.

In goes a document, of which ``intake`` makes a new plan or changes of one that exists; out goes a plan, of which
``export`` makes the bytes of a document. ``formats`` is the table of all formats. On the way in stand ``readers``,
``draft`` and ``update``, on the way out ``annex`` and ``writers``. Libraries for formats are imported only when they
are needed.
"""

__all__ = [
    "annex",
    "draft",
    "errors",
    "export",
    "formats",
    "intake",
    "libraries",
    "markdown",
    "readers",
    "titles",
    "update",
    "writers",
]
