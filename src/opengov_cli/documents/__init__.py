"""The documents that offices send and want: Word, Excel, web pages, text.

In goes a document, which becomes the draft of a plan (``intake``) or edits of a plan that exists (``update``); out
goes a plan as a document of another format (``export``). Libraries for formats are imported only when they are needed.
"""

__all__ = ["draft", "errors", "export", "formats", "intake", "markdown", "update", "writers"]
