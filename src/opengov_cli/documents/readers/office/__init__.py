"""Readers of Word and Excel files, with the libraries of the extra ``office``."""

__all__ = ["docx", "workbook", "xlsx"]
