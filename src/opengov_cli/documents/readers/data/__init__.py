"""Readers of what programs write: JSON, JSON Lines and YAML."""

__all__ = ["json", "jsonl", "yaml"]
