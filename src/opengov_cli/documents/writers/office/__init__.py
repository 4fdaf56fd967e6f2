"""Writers of Word and Excel files, with the libraries of the extra ``office``.

``docx`` writes the page, ``docx_table`` its table with the widths of the columns, ``docx_looks`` fonts and styles.
"""

__all__ = ["docx", "xlsx"]
