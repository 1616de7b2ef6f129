"""Answer sheets: what a student did in a lesson on one page, and whether that is what the runs say.

`made` measures what a `Progress` has run and gives the `Sheet`, `page` writes it, `read` takes it back, and
`check` makes the runs again.
"""

from playground.lessons.sheet.checking import check
from playground.lessons.sheet.page import page
from playground.lessons.sheet.reading import MOST_BYTES, SheetError, read
from playground.lessons.sheet.sheet import Measuring, Sheet, made

__all__ = ["MOST_BYTES", "Measuring", "Sheet", "SheetError", "check", "made", "page", "read"]
