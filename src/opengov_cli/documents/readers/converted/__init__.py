"""Readers of formats that LibreOffice converts first, where it is installed: those of older and other programs."""

__all__ = ["sheets", "word"]
