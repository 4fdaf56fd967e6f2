"""Documents in: what a file holds as paragraphs and tables, or a whole plan where the file is one of ours.

In goes the name of a file with its bytes; out comes a ``Document``, or a ``Plan``. ``lookup`` finds the reader of a
format. Every reader is one file in the folder of its family, with one function ``read(data)``. ``content`` tells what a
file really holds, ``foreign`` what to do with one that cannot be read; ``encoding`` decodes the text files of offices,
``notices`` collects what was left out, and ``program`` runs another program for so long at most. Of ``office``, others
import ``workbook`` for workbooks that are no document with a plan.
"""

__all__ = ["lookup", "office"]
