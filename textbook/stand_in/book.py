"""What the book offers to programs: `from book import plot`.

The browser has this file too, beside `textbook`.
"""

from textbook.runtime.plotting import plot

__all__ = ["plot"]
