"""The table for the README, and the place it takes there."""

import pytest

from playground.labs.recipes import RECIPES, Row, __main__, table

ROWS = {
    "E2": (Row("f(2)", 125.0, "by hand", 125.0, "5³."), Row("|x|", None, "", 0.5)),
    "D6": (Row("loss", 0.90604117457, "published", 0.906041174570, digits=12),),
}
WRITTEN = """\
|  | recipe | what | should be | measured | note |
| --- | --- | --- | --- | --- | --- |
| E2 | The chain rule | f(2) | 125 (by hand) | 125 | 5³. |
|  |  | ∣x∣ |  | 0.5 |  |
| D6 | XOR, traced | loss | 0.90604117457 (published) | 0.90604117457 |  |
"""


def test_each_row_is_a_line_under_its_recipe():
    assert table.markdown(ROWS) == WRITTEN


def test_it_takes_its_place_between_the_marks():
    text = "before\n<!-- recipes -->\nold \\1\n<!-- /recipes -->\nafter\n"
    assert table.placed(text, WRITTEN) == f"before\n<!-- recipes -->\n\n{WRITTEN}\n<!-- /recipes -->\nafter\n"
    once = table.placed(text, WRITTEN)
    assert table.placed(once, WRITTEN) == once
    assert table.placed("no marks", WRITTEN) is None


@pytest.fixture
def readme(monkeypatch, tmp_path):
    path = tmp_path / "README.md"
    monkeypatch.setattr(__main__, "README", path)
    return path


def test_all_are_written_where_the_marks_are(readme, monkeypatch, capsys):
    readme.write_text("a\n<!-- recipes -->\n<!-- /recipes -->\n")
    monkeypatch.setattr(__main__, "RECIPES", {name: RECIPES[name] for name in ("E2", "C7")})
    __main__.main([])
    said = capsys.readouterr()
    assert "0.625 (by hand) | 0.625" in said.out
    assert said.out in readme.read_text()
    assert "C7 Metrics: 100%" in said.err


def test_some_are_only_printed(readme, capsys):
    readme.write_text("<!-- recipes -->\n<!-- /recipes -->\n")
    __main__.main(["E2"])
    assert "| E2 |" in capsys.readouterr().out
    assert readme.read_text() == "<!-- recipes -->\n<!-- /recipes -->\n"


def test_without_marks_it_is_printed(readme, monkeypatch, capsys):
    readme.write_text("nothing")
    monkeypatch.setattr(__main__, "RECIPES", {"E2": RECIPES["E2"]})
    __main__.main(["--seeds", "3", "--jobs", "1"])
    assert "| E2 |" in capsys.readouterr().out
    assert readme.read_text() == "nothing"


def test_an_unknown_recipe_is_named(readme, capsys):
    with pytest.raises(SystemExit):
        __main__.main(["Z9"])
    assert "no recipe Z9" in capsys.readouterr().err
