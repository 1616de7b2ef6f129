"""Columns of text by their distinct texts: which of them are missing, which are numbers, what becomes of them.

A column has far fewer distinct texts than cells wherever a table is large, so all work is done on those.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from playground.data.tables.wording import CONTROLS, MOST_CHARACTERS
from playground.languages import ngettext
from playground.numbers import counted, general

MISSING = ("", "na", "n/a", "nan", "null", "none", "?", "-")
MOSTLY = 0.95  # a column with at least this share of numbers is a column of numbers
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?"
LARGEST = 1e30  # what is larger cannot be squared and added up
_INFINITY = r"|[+-]?(?i:inf|infinity)"
POINT = rf"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+){_EXPONENT}{_INFINITY}"
COMMA = rf"[+-]?(?:[0-9]+,?[0-9]*|,[0-9]+){_EXPONENT}{_INFINITY}"


class Cells(NamedTuple):
    """A column of N cells with U distinct texts.

    codes (N,): which text a cell holds; texts (U,): cleaned, as a Series; counts (U,): in how many cells each
    stands; is_missing (U,); is_number (U,); numbers (U,): infinite where the text says so, NaN where it is none.
    """

    codes: np.ndarray
    texts: pd.Series
    counts: np.ndarray
    is_missing: np.ndarray
    is_number: np.ndarray
    numbers: np.ndarray
    has_decimal_commas: bool

    @property
    def is_numeric(self):
        n_values = self.counts[~self.is_missing].sum()
        return n_values > 0 and self.counts[self.is_number].sum() >= MOSTLY * n_values

    @property
    def has_value(self):
        """Whether a cell holds something, (N,)."""
        return (np.isfinite(self.numbers) if self.is_numeric else ~self.is_missing)[self.codes]

    @property
    def first(self):
        """Which text the first cell holds."""
        return self.codes[0]

    def without_first(self):
        counts = self.counts.copy()
        counts[self.first] -= 1
        return self._replace(codes=self.codes[1:], counts=counts)


def cells_of(column, may_have_commas):
    """The `Cells` of a pandas column of raw texts; decimal commas are understood where they may be."""
    codes, raw = pd.factorize(column)
    codes = codes.astype(np.min_scalar_type(len(raw)))  # a table may have ten million
    counts = np.bincount(codes, minlength=len(raw))
    texts = pd.Series(raw).str.replace(CONTROLS, " ", regex=True).str.strip()
    is_missing = texts.str.lower().isin(MISSING).to_numpy()
    is_number, has_commas = texts.str.fullmatch(POINT).to_numpy(), False
    if may_have_commas:
        with_commas = texts.str.fullmatch(COMMA).to_numpy()
        has_commas = counts[with_commas].sum() > counts[is_number].sum()
        is_number = with_commas if has_commas else is_number
    numbers = np.full(len(texts), np.nan)
    written = texts[is_number].str.replace(",", ".", regex=False) if has_commas else texts[is_number]
    numbers[is_number] = written.to_numpy(object).astype(np.float64)  # by Python's float, to the last digit
    return Cells(codes, texts, counts, is_missing, is_number, numbers, bool(has_commas))


def has_header(columns):
    """Whether the first cells of the `Cells` of a table look like names rather than like values.

    Over numbers a text is a name and a number is a value. Where this does not decide, texts are names if they
    differ from each other and come up nowhere below.
    """
    firsts = [(cells, cells.first) for cells in columns if not cells.is_missing[cells.first]]
    over_numbers = [cells.is_number[first] for cells, first in firsts if cells.without_first().is_numeric]
    if over_numbers:
        return not all(over_numbers)
    names = [cells.texts[first] for cells, first in firsts]
    return (
        len(names) > 0
        and len(set(names)) == len(names)
        and not any(cells.is_number[first] or cells.counts[first] > 1 for cells, first in firsts)
    )


def finished(cells, name, rows):
    """The cells of some rows (N,) as float64 numbers or as a pandas Categorical, and what says what was lost."""
    return _numbers(cells, name, rows) if cells.is_numeric else _categories(cells, name, rows)


def _numbers(cells, name, rows):
    numbers, counts = np.where(np.abs(cells.numbers) > LARGEST, np.inf, cells.numbers), cells.counts
    n_others = int(counts[~cells.is_number & ~cells.is_missing].sum())
    n_infinite = int(counts[np.isinf(numbers)].sum())
    notes = []
    if n_others:
        notes.append(
            lambda: ngettext(
                "{n} value in {name} is not a number and counts as missing.",
                "{n} values in {name} are not numbers and count as missing.",
                n_others,
            ).format(n=counted(n_others), name=name)
        )
    if n_infinite:
        notes.append(
            lambda: ngettext(
                "{n} value in {name} beyond {limit} counts as missing.",
                "{n} values in {name} beyond {limit} count as missing.",
                n_infinite,
            ).format(n=counted(n_infinite), name=name, limit=general(LARGEST))
        )
    return np.where(np.isfinite(numbers), numbers, np.nan)[cells.codes[rows]], notes


def _categories(cells, name, rows):
    is_used = (cells.counts > 0) & ~cells.is_missing
    texts = cells.texts[is_used]
    which, categories = pd.factorize(texts.str.slice(0, MOST_CHARACTERS).str.strip())
    n_long = int(cells.counts[is_used][(texts.str.len() > MOST_CHARACTERS).to_numpy()].sum())
    codes = np.full(len(cells.texts), -1, np.int32)
    codes[is_used] = which
    column = pd.Categorical.from_codes(codes[cells.codes[rows]], categories=categories)

    def note():
        text = ngettext(
            "{n} text in {name} was cut to {most} characters.",
            "{n} texts in {name} were cut to {most} characters.",
            n_long,
        )
        return text.format(n=counted(n_long), name=name, most=MOST_CHARACTERS)

    return column, [note] if n_long else []
