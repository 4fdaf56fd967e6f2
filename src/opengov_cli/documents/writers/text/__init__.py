"""Writers of text: CSV, TSV, Markdown and web pages."""

__all__ = ["csv", "html", "md", "tsv"]
