"""`report.html`, what leadership reads: findings in, one self-contained page out."""

from simulator.presentation.report.page import report_html

__all__ = ["report_html"]
