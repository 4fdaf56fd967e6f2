"""Writers of Word and Excel files, with the libraries of the extra ``office``.

``docx`` writes the page, ``docx_table`` its table, ``docx_layout`` says how wide and high that is, ``docx_looks`` has
fonts and styles; ``xlsx_looks`` has those of worksheets.
"""

__all__ = ["docx", "docx_looks", "docx_table", "xlsx", "xlsx_looks"]
