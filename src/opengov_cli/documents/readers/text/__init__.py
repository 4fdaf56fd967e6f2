"""Readers of what is written as text: tables in plain text, CSV, Markdown and web pages."""

__all__ = ["csv", "html", "md", "mhtml", "plain"]
