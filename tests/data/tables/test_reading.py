"""A person's file becomes a table."""

import hashlib
import warnings

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine

from playground.data.tables import (
    TableError,
    read,
)
from playground.data.tables.cells import LARGEST
from playground.data.tables.decoding import decoded
from playground.data.tables.layout import fields_per_line, layout_of
from playground.data.tables.reading import _parsed
from playground.data.tables.wording import numbered
from tests.data.tables.damaged import damaged_files
from tests.data.tables.written import cells, table


@pytest.mark.parametrize("load", [load_iris, load_wine, load_diabetes, load_breast_cancer])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_was_written_is_read_to_the_last_digit(load, delimiter):
    frame = load(as_frame=True, **({"scaled": True} if load is load_diabetes else {})).frame
    found = read(frame.to_csv(index=False, sep=delimiter).encode(), "shipped.csv")
    assert list(found.frame.columns) == list(frame.columns)
    np.testing.assert_array_equal(found.frame.to_numpy(), frame.to_numpy())
    assert (found.frame.dtypes == "float64").all()
    assert found.notes == ()


def test_any_float64_is_read_to_the_last_digit():
    bits = np.random.default_rng(0).integers(0, 2**64, 2000, dtype=np.uint64)
    numbers = bits.view(np.float64)
    numbers = numbers[np.abs(numbers) <= LARGEST]
    found = table("a,b\n" + "".join(f"{number!r},x\n" for number in numbers.tolist()))
    np.testing.assert_array_equal(found.frame["a"].to_numpy(), numbers)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_found_whatever_quoted_fields_hold(delimiter):
    text = 'name|n|note\n"a,b;c\td"|1|"x;y;z"\n"p;q;r,s"|2|"u,v,w"\n'.replace("|", delimiter)
    assert cells(text) == {
        "name": ["a,b;c\td".replace("\t", " "), "p;q;r,s"],
        "n": [1, 2],
        "note": ["x;y;z", "u,v,w"],
    }


def test_a_quoted_field_may_hold_lines_and_quotation_marks():
    assert cells('a,b\n"one\ntwo",1\n"say ""hi""",2\n') == {"a": ["one two", 'say "hi"'], "b": [1, 2]}


def test_a_quotation_mark_within_a_field_is_a_character():
    assert cells('size,n\n5" pipe,1\n6" pipe,2\n') == {"size": ['5" pipe', '6" pipe'], "n": [1, 2]}


def test_spaces_after_delimiters_do_not_matter():
    assert cells('"a", "b"\n1,   "x, y"\n 2 ,  z \n') == {"a": [1, 2], "b": ["x, y", "z"]}


def test_a_quotation_mark_that_stays_open_is_told_with_its_line():
    with pytest.raises(TableError, match="near line 3 is never closed"):
        table('a,b\n1,x\n2,"y\n3,z\n')


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\n \n"])
def test_line_ends_of_every_system(end):
    assert cells(end.join(["a,b", "1,x", "2,y", ""])) == {"a": [1, 2], "b": ["x", "y"]}


def test_decimal_commas_between_semicolons():
    found = table("a;b;c\n3,14;1,5e3;1.5\n-0,5;2;2.5\n,5;3,0;4\n")
    assert found.frame.to_numpy().tolist() == [[3.14, 1500, 1.5], [-0.5, 2, 2.5], [0.5, 3, 4]]
    assert found.notes == ("Commas in numbers were read as decimal points.",)


def test_decimal_commas_without_a_header():
    assert cells("1,5;2,5\n2,5;3,5\n3,5;4,5\n") == {"column 1": [1.5, 2.5, 3.5], "column 2": [2.5, 3.5, 4.5]}


def test_quoted_decimal_commas_between_commas_are_text():
    assert cells('a,b\n"3,14",1\n"2,72",2\n')["a"] == ["3,14", "2,72"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_hold_everything(encoding):
    found = read("größe,名前\n1,é\n2,😀\n".encode(encoding), "x.csv")
    assert list(found.frame.columns) == ["größe", "名前"]
    assert found.frame["名前"].tolist() == ["é", "😀"]
    assert found.notes == ()


def test_what_is_not_utf_8_is_windows_1252_and_says_so():
    found = read("größe,€\n1,é\n2,ü\n".encode("cp1252"), "x.csv")
    assert list(found.frame.columns) == ["größe", "€"]
    assert "Windows-1252" in found.notes[0]
    assert list(read(b"a\x81\xe9,b\n1,2\n2,3\n", "x.csv").frame.columns) == ["a é", "b"]


def test_names_are_text_whatever_is_in_them():
    names = ["=cmd|' /C calc'!A0", "<b>x</b>", "$x^2$", "a\x00b".replace("\x00", "\x07"), "y" * 70]
    found = table(",".join(names) + "\n" + "1,2,3,4,5\n" * 2)
    assert list(found.frame.columns) == [*names[:3], "a b", "y" * 59 + "…"]


def test_names_are_never_empty_and_never_alike():
    found = table(",a,a,a (2), a ,column 1\n1,2,3,4,5,6\n2,3,4,5,6,7\n")
    assert list(found.frame.columns) == ["column 1", "a", "a (3)", "a (2)", "a (4)", "column 1 (2)"]
    assert found.notes == ("Columns named alike were numbered.",)


def test_numbered_names_stay_short():
    found = numbered(["z" * 60] * 150)
    assert len(set(found)) == 150
    assert max(map(len, found)) == 60
    assert found[149].endswith("… (150)")


def test_empty_columns_and_rows_are_left_out():
    found = table("a,b,c\n1,,x\n,,\nNA,?,-\n2,NULL,y\n")
    assert found.frame["a"].tolist() == [1, 2]
    assert list(found.frame.columns) == ["a", "c"]
    assert found.notes == ("1 empty column was left out.", "2 empty rows were left out.")


def test_lines_of_another_length():
    lines = ["a,b,c", *["1,2,x"] * 30, "1,2,x,4", "5,6", "1,2,3,4,5", "7"]
    found = table("\n".join(lines))
    assert found.frame["a"].tolist() == [1] * 30 + [5, 7]
    assert found.frame["c"].isna().sum() == 2
    assert found.notes == (
        "2 lines had too many fields and were left out.",
        "2 lines had too few fields; those at the end count as missing.",
    )


def test_a_delimiter_at_the_end_of_every_row_moves_nothing():
    assert cells("a,b\n1,x,\n2,y,\n") == {"a": [1, 2], "b": ["x", "y"]}
    assert cells("a,b,\n1,x\n2,y\n") == {"a": [1, 2], "b": ["x", "y"]}


def test_pasted_text_and_a_single_column_can_be_read():
    assert read(b"a\tb\n1\tx\n2\ty", "pasted.csv").frame["a"].tolist() == [1, 2]
    assert cells("price\n1.5\n2.5\n") == {"price": [1.5, 2.5]}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("iris.csv", "iris.csv"),
        ("/home/me/iris.csv", "iris.csv"),
        ("C:\\data\\iris.csv", "iris.csv"),
        ("../../etc/passwd", "passwd"),
        ("a\nb\x07.csv", "a b .csv"),
        ("x" * 70, "x" * 59 + "…"),
        ("", "table"),
        ("folder/", "table"),
    ],
)
def test_the_name_of_a_file(given, shown):
    assert read(b"a,b\n1,2\n3,4\n", given).name == shown


def test_the_digest_is_that_of_the_content_and_the_header_choice():
    content = b"a,b\n1,2\n3,4\n"
    assert read(content, "x.csv").digest == hashlib.sha256(content + b"auto").hexdigest()[:16]
    assert read(content, "y.csv").digest == read(content, "x.csv").digest
    others = [read(content, "x.csv", header) for header in ("yes", "no")] + [read(content + b"5,6", "x.csv")]
    assert len({read(content, "x.csv").digest, *(other.digest for other in others)}) == 4


def test_lines_and_fields_are_counted_as_the_reader_counts_them():
    n_checked = 0
    for name, content in damaged_files(600, seed=2):
        if len(content) > 20_000:
            continue
        try:
            text, _ = decoded(content)
            layout = layout_of(text)
        except TableError:
            continue
        with warnings.catch_warnings(action="error"):
            parsed = _parsed(text, layout)
        fields = fields_per_line(text, layout.delimiter)
        assert parsed.shape == (len(fields) - layout.n_long, layout.n_columns), name
        n_checked += 1
    assert n_checked > 300
