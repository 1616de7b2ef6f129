"""What cannot be read or used is said, with what is allowed."""

from dataclasses import replace

import numpy as np
import pytest

from playground.data.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, TableError, columns_of, read, suggested
from tests.data.tables.written import COUNT, KINDS, choice, rows_of, table


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\n \r\n\t\n", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b"a,b\n", "holds no values below its column names"),
        (b"a,b\nNA,?\n,\n", "holds no values"),
        (b"a,b\n1,\0\n", "does not hold plain text"),
        (b"PK\x03\x04anything", "looks like a spreadsheet"),
        (b"\xff\xfea", "starts as UTF-16 but is damaged"),
    ],
)
def test_what_holds_no_table_is_said(content, sentence):
    with pytest.raises(TableError, match=sentence) as caught:
        read(content, "x.csv")
    assert str(caught.value).endswith(".")
    assert isinstance(caught.value, ValueError)


def test_the_most_bytes():
    line = b"1,2\n"
    padded = b"a,b\n" + line * 10 + b'3,"' + b"x" * (MOST_BYTES - 48) + b'"'
    assert len(padded) == MOST_BYTES
    assert len(read(padded, "x.csv").frame) == 11
    with pytest.raises(TableError, match=r"10,485,761 bytes; at most 10,485,760 \(10 MB\)"):
        read(padded + b" ", "x.csv")


@pytest.mark.parametrize("header", ["a,b\n", ""])
def test_the_most_rows(header):
    rows = "1,2.5\n" * MOST_ROWS
    assert len(table(header + rows).frame) == MOST_ROWS
    with pytest.raises(TableError, match=r"at most 50,000 (rows )?can be read"):
        table(header + rows + "1,2\n")
    with pytest.raises(TableError, match="at most 50,000 rows can be read"):
        table(header + rows + "1,2\n" * 100)


def test_lines_within_quotes_and_blank_lines_are_not_rows():
    assert len(table("a,b\n" + '1,"x\ny"\n\n' * 40_000).frame) == 40_000


def test_the_most_columns():
    def wide(width):
        return "\n".join([",".join(f"c{i}" for i in range(width)), *[",".join(["1"] * width)] * 3])

    assert table(wide(MOST_COLUMNS)).frame.shape == (3, MOST_COLUMNS)
    with pytest.raises(TableError, match="has 201 columns; at most 200 can be read"):
        table(wide(MOST_COLUMNS + 1))


SMALL = rows_of(("a", COUNT), ("text", [f"t{i}" for i in COUNT]), ("same", [3] * 20), ("y", KINDS))


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"target": "z"}, "The table has no column z. Its columns are a, text, same, y."),
        ({"features": ("a", "z")}, "no column z"),
        ({"features": ()}, "There is no feature to learn from"),
        ({"features": ("a", "y")}, "The target y cannot be a feature too"),
        ({"features": ("a", "a")}, "chosen twice"),
        ({"task": "ranking"}, "task must be one of classification, regression, not 'ranking'"),
        ({"missing": "guess"}, "missing must be one of drop, impute, not 'guess'"),
        ({"task": "regression"}, "The target y holds text, and regression needs numbers"),
        ({"target": "same"}, "The target same has one class only, 3"),
        ({"target": "same", "task": "regression"}, "The target same is 3 in every row"),
    ],
)
def test_a_choice_that_cannot_be_used_is_said(chosen, sentence):
    with pytest.raises(TableError, match=sentence) as caught:
        columns_of(SMALL, replace(choice(), **chosen))
    assert str(caught.value).endswith(".")


def test_no_sentence_lists_all_columns():
    found = rows_of(*((f"c{k}", COUNT) for k in range(200)))
    with pytest.raises(TableError, match=r"Its columns are c0, c1, .*, c9, others\.$"):
        columns_of(found, choice())


def test_one_column_has_no_feature():
    found = table("a\n1\n2\n1\n")
    assert suggested(found).features == ()
    with pytest.raises(TableError, match="no feature to learn from"):
        columns_of(found, suggested(found))


def test_ten_rows_suffice_and_nine_do_not():
    ten = rows_of(("a", range(10)), ("y", KINDS[:10]))
    assert len(columns_of(ten, choice()).y) == 10
    nine = rows_of(("a", ["", *range(9)]), ("y", KINDS[:10]))
    with pytest.raises(TableError, match=r"1 of 10 rows was left out: .* 9 rows are left; at least 10 .* Fill in"):
        columns_of(nine, choice())
    assert len(columns_of(nine, choice(missing="impute")).y) == 10


def test_fifty_classes_suffice_and_fifty_one_do_not():
    fifty = rows_of(("a", range(100)), ("y", [f"k{i % 50}" for i in range(100)]))
    assert len(columns_of(fifty, choice()).target_names) == 50
    more = rows_of(("a", range(102)), ("y", [i % 51 for i in range(102)]))
    with pytest.raises(
        TableError, match=r"has 51 classes; at most 50 are allowed\. Choose another target, or regr"
    ):
        columns_of(more, choice())


def test_four_hundred_inputs_are_the_most():
    def wide(*more):
        words = [(f"w{k}", [f"{k} {i % 25}" for i in range(50)]) for k in range(19)]  # 21 inputs each: 399
        return rows_of(*words, ("n", np.arange(50) / 7), *more, ("y", ["no", "yes"] * 25))

    found = wide()
    assert columns_of(found, suggested(found)).x.shape == (50, 20)
    found = wide(("m", np.arange(50) / 3))
    with pytest.raises(TableError, match="make 401 inputs"):
        columns_of(found, suggested(found))


@pytest.mark.parametrize(
    ("cells", "width", "said"),
    [
        ("12", 100, "50,000 rows of 101 inputs are 5,050,000"),
        ("abcdefghijklmnopqrst", 5, "of 120 inputs are 6,000,000"),
    ],
)
def test_five_million_values_are_the_most(cells, width, said):
    def wide(width):
        rows = [",".join([cell] * width) + ",yes\n" + ",".join([cell] * width) + ",no\n" for cell in cells]
        return table(",".join(f"f{k}" for k in range(width)) + ",y\n" + "".join(rows) * (25_000 // len(cells)))

    found = wide(width)
    assert columns_of(found, suggested(found)).x.shape == (50_000, width)
    found = wide(width + 1)
    with pytest.raises(TableError, match=f"{said} values; at most 5,000,000 are allowed"):
        columns_of(found, suggested(found))
