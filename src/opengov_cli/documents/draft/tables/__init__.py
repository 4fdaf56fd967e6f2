"""The tables of a document as the rows of a plan.

In go the tables and paragraphs of a document; out come ``rows``: the columns, and a row for each task with its
headings. ``layout_tables`` opens tables that only lay out a page, ``sheets`` chooses among those of a workbook, and
``union`` brings tables of other columns together. ``headed_table`` finds where the headings stand, and ``columns``
tells what each column holds, by its ``column_headings`` and by its ``column_contents``; ``marks`` stand for units and
statuses. ``merged_cells`` are filled, and ``heading_rows`` and ``foot_rows`` set apart from the tasks.
"""

__all__ = ["column_headings", "columns", "layout_tables", "marks", "rows", "sheets"]
