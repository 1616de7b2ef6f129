"""What is a name, what is missing, what is a number and what is a category."""

import pytest

from playground.data.tables import TableError
from tests.data.tables.written import cells, table


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x,y\n1,2\n3,4\n", ["x", "y"]),
        ("1,2\n3,4\n5,6\n", ["column 1", "column 2"]),
        ("5.1,setosa\n4.9,setosa\n6,virginica\n", ["column 1", "column 2"]),
        ("150,4,setosa\n5.1,3.5,0\n4.9,3,0\n", ["150", "4", "setosa"]),  # as scikit-learn ships iris
        (",x,kind\n0,1,a\n1,2,b\n", ["column 1", "x", "kind"]),  # as pandas writes its index
        ("color,size\nred,big\nblue,small\n", ["color", "size"]),
        ("red,big\nblue,small\nred,small\n", ["column 1", "column 2"]),
        ("red,red\nblue,small\ngreen,big\n", ["column 1", "column 2"]),
        ("?,2,b\n1,2,a\n3,4,b\n", ["column 1", "column 2", "column 3"]),
    ],
)
def test_a_header_is_guessed(text, names):
    found = table(text)
    assert list(found.frame.columns) == names
    assert (names[0] == "column 1" and names[1] != "x") == any(
        "columns are numbered" in note for note in found.notes
    )
    assert len(found.frame) == text.count("\n") - (names[-1] != f"column {len(names)}")


def test_the_header_may_be_told():
    assert cells("1,2\n3,4\n", header="yes") == {"1": [3], "2": [4]}
    assert cells("x,y\nu,v\n", header="no") == {"column 1": ["x", "u"], "column 2": ["y", "v"]}
    with pytest.raises(TableError, match="header must be one of auto, yes, no"):
        table("x,y\n1,2\n", header="maybe")


def test_every_way_to_write_that_a_value_is_missing():
    ways = ["", "NA", "n/a", "NaN", "NULL", "None", "?", "-", " - ", "nan", '"NA"']
    found = cells("a,b\n" + "".join(f"{way},{way}\n1,x\n" for way in ways) + "2,y\n")
    assert found == {
        "a": [1] * len(ways) + [2],
        "b": ["x"] * len(ways) + ["y"],
    }  # rows without values are left out
    assert cells("a,b\n,x\n1,NA\n") == {"a": [None, 1], "b": ["x", None]}
    assert cells("a,b\n--,x\n1,nothing\n") == {"a": ["--", "1"], "b": ["x", "nothing"]}


def test_a_column_is_numeric_if_nearly_all_of_it_is():
    mostly = table("a,b\n" + "1,x\n" * 95 + "?,x\n" + "one,y\n" * 5)
    assert mostly.frame["a"].dtype == "float64"
    assert mostly.frame["a"].isna().sum() == 6
    assert mostly.notes == ("5 values in a are not numbers and count as missing.",)
    less = table("a,b\n" + "1,x\n" * 94 + "one,y\n" * 6)
    assert less.frame["a"].dtype == "category"
    assert less.frame["a"].tolist() == ["1"] * 94 + ["one"] * 6


def test_infinities_count_as_missing():
    found = table("a,b\ninf,x\n-Infinity,y\n1e999,z\n1,z\n")
    assert cells("a,b\ninf,x\n-Infinity,y\n1e999,z\n1,z\n")["a"] == [None, None, None, 1]
    assert found.notes == ("3 values in a beyond 1e+30 count as missing.",)


@pytest.mark.parametrize(
    "text", ["1_000", "0x1F", "١٢", "1,000", "5%", "1e", "e5", ".", "+", "1 2", "1.2.3", "$5"]
)
def test_what_only_looks_like_a_number_is_text(text):
    assert cells(f'a,b\n"{text}",1\n"{text}",2\n')["a"] == [text, text]


@pytest.mark.parametrize("text", ["7", "007", "+7", "7.", "7.0", "0.7e1", "70E-1", " 7 "])
def test_ways_to_write_seven(text):
    assert cells(f"a,b\n{text},x\n{text},y\n")["a"] == [7, 7]


def test_booleans_are_categories():
    found = cells("a,b\ntrue,yes\nfalse,no\nTRUE,yes\n")
    assert found == {"a": ["true", "false", "TRUE"], "b": ["yes", "no", "yes"]}


def test_texts_are_stripped_cut_and_cleaned():
    long = "x" * 100
    found = table(f"a,b\n  red ,1\nred,2\n\x07red\x1b,3\n{long},4\n\u202ered,5\n")
    assert found.frame["a"].tolist() == ["red", "red", "red", "x" * 60, "red"]
    assert sorted(found.frame["a"].cat.categories) == ["red", "x" * 60]
    assert found.notes == ("1 text in a was cut to 60 characters.",)
