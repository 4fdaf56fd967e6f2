"""Writers of what programs read: JSON, JSON Lines and YAML."""

__all__ = ["json", "jsonl", "yaml"]
