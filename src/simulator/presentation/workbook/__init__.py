"""`workbook.xlsx`, the tables for finance: findings in, real numbers with their units out."""

from simulator.presentation.workbook.book import sheets_of, workbook_bytes, write_workbook

__all__ = ["sheets_of", "workbook_bytes", "write_workbook"]
