"""Commands that bring plans in and out of the file, and what is sent because of them."""

__all__ = ["export", "import_", "init", "remind"]
