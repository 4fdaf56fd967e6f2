"""Commands that bring plans in and out of the file."""

__all__ = ["export", "import_", "init"]
