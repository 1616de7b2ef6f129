"""Texts are found where they stand, and a text that cannot be found is refused."""

import ast

import pytest

from playground.languages.extraction import (
    ENGINE,
    LESSON_TEXTS,
    ROOT,
    SourceError,
    Text,
    texts,
    texts_of_javascript,
    texts_of_lesson,
    texts_of_python,
)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("A text")', [Text("A text")]),
        ('f(_("One {n}").format(n=1), title=mark("Two"))', [Text("One {n}"), Text("Two")]),
        ('_("a long " "text")', [Text("a long text")]),
        ('_("yes" if it else "no")', [Text("yes"), Text("no")]),
        ('ngettext("{n} row", "{n} rows", n)', [Text(("{n} row", "{n} rows"))]),
        ('pgettext("verb", "Play")', [Text("Play", "verb")]),
        ("_(entry.title), _(titles[0]), pgettext('verb', name)", []),
        ('mine._("no text of ours")', []),
    ],
)
def test_of_python(source, found):
    assert list(texts_of_python(source)) == found


@pytest.mark.parametrize(
    "source",
    [
        '_(f"epoch {n}")',
        'pgettext("rows", "all" if it else "none")',
        '_("a" + b)',
        'mark(f"{n} rows")',
        "mark(name)",
        'ngettext("a row", several, n)',
    ],
)
def test_a_text_that_is_composed_is_refused(source):
    with pytest.raises(SourceError, match=r"line 1: \w+\(\) needs whole texts"):
        list(texts_of_python(source))


def test_the_engines_registries_have_texts_though_it_imports_nothing():
    source = 'A = Activation("step", step, (0, 1))\nB = Initializer("zeros", zeros, "stay alike")\nOther("no", f)'
    named = '\nclass SGD:\n    title = "SGD"\n    other = "no"'
    assert {text.id for text in texts_of_python(source + named, is_engine=True)} == {
        "step",
        "zeros",
        "stay alike",
        "SGD",
    }
    assert list(texts_of_python(source + named)) == []


def test_every_entry_of_the_engine_is_one_that_is_there():
    found = {
        node.name
        for path in (ROOT / "playground" / "engine").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    }
    assert set(ENGINE) <= found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("A text", { n: 1 })', [Text("A text")]),
        (
            'a(`<b title="${_("One")}">${c ? _("two") : `${_("three")}`}</b>`)',
            [Text("One"), Text("two"), Text("three")],
        ),
        ('ngettext("{n} row", "{n} rows", n)', [Text(("{n} row", "{n} rows"))]),
        ('pgettext("verb", "Play")', [Text("Play", "verb")]),
        ('_("long " +\n  "text")', [Text("long text")]),
        ('_("say \\"so\\"")', [Text('say "so"')]),
        ('// _("a comment")\n', []),
        ('a._("no"); (_, k) => k; _(text)', []),
    ],
)
def test_of_javascript(source, found):
    assert list(texts_of_javascript(source)) == found


@pytest.mark.parametrize(
    "source", ["_(`epoch ${n}`)", "\n_('quoted')", '_(is ? "yes" : "no")', '_(a.n === 1 ? "one" : "many", { n })']
)
def test_a_text_that_is_no_plain_string_is_refused(source):
    with pytest.raises(SourceError, match="double quotes"):
        list(texts_of_javascript(source))


def test_of_a_lesson():
    source = """
        title = "A title"
        minutes = 2
        further = ["One", "Two"]
        [[rounds]]
        explanation = "Because."
        [rounds.run]
        page = "live"
        link = "dataset=xor"
        task = "Press Play."
    """
    assert [text.id for text in texts_of_lesson(source)] == ["A title", "One", "Two", "Because.", "Press Play."]
    assert "link" not in LESSON_TEXTS


def test_all_kinds_of_sources_are_looked_through():
    files = {file for found in texts().values() for file in found}
    assert {file.rpartition(".")[2] for file in files} == {"py", "js", "toml"}
    assert {"pages/live.py", "playground/ui/share/share.js", "playground/engine/activations.py"} <= files


def test_what_throws_a_name_away_does_not_take_the_translators():
    """In a function that binds `_` itself, a call of it, or of one inside of it, would be no translation."""
    for path in [*(ROOT / "playground").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef | ast.Lambda | ast.AsyncFunctionDef):
                names = [node for node in _own(function) if isinstance(node, ast.Name) and node.id == "_"]
                bound = [name for name in names if isinstance(name.ctx, ast.Store)]
                calls = [
                    node
                    for node in ast.walk(function)
                    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_"
                ]
                assert not (bound and calls), f"{path}, line {bound[0].lineno}"


def _own(function):
    """The nodes of a function without those of comprehensions, which have names of their own."""
    waiting = list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp | ast.FunctionDef):
            waiting += ast.iter_child_nodes(node)
