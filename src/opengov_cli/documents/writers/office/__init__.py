"""Writers of Word and Excel files, with the libraries of the extra ``office``.

``docx`` writes the page, ``docx_table`` its table, ``docx_layout`` says how wide and high that is, ``docx_looks`` has
fonts and styles.
"""

__all__ = ["docx", "xlsx"]
