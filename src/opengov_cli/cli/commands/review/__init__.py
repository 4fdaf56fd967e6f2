"""Commands for those who review plans: problems, layout, differences, history, merges."""

__all__ = ["blame", "cache", "check", "diff", "fmt", "git_setup", "git_textconv", "log", "merge", "resolve", "schema"]
