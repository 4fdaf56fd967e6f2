"""Documents in: what a file holds as paragraphs and tables, or a whole plan where the file is one of ours.

In goes the name of a file with its bytes; out comes a ``Document``, or a ``Plan``. ``lookup`` finds the reader of a
format. Every reader is one file in the folder of its family, with one function ``read(data)``. ``foreign`` says what
to do with a file that cannot be read, and ``encoding`` decodes the text files of offices.
"""

__all__ = ["lookup"]
