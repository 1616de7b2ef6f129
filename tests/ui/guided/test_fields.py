"""The settings that a lesson may leave on a page are those whose widgets are there, in their groups."""

import pytest

from playground.lessons.runs import KINDS, made_of
from playground.ui import form, site
from playground.ui.groups import opened
from playground.ui.guided.fields import FIELDS, FORMS, GROUPS, groups_of, keys, there
from tests.pages.pages import run, whole_site, with_open

STATES = [
    ("live", {}),
    ("live", {"dataset": "xor", "hidden_sizes": "none", "optimizer": "adam"}),
    ("live", {"dataset": "blobs", "optimizer": "momentum", "scaling": "none", "shuffle": "false"}),
    ("live", {"dataset": "iris", "batch_norm": "true", "validation_size": "0.2", "hidden_sizes": "4,4,4"}),
    ("live", {"dataset": "sine", "activations": "relu,tanh", "dropouts": "0.1,0.2", "layer_norm": "true"}),
    ("live", {"dataset": "iris", "view": "projector"}),
    ("vanishing", {}),
    ("vanishing", {"dataset": "blobs", "activations": "tanh,relu"}),
    ("vanishing", {"dataset": "iris"}),
    *(("sequences", {"task": task}) for task in form.SEQUENCES.rule("task").options),
]
NO_FIELDS = {"given_weights", form.VIEW, "bench_preset", "sequence_preset", "sequence_temperature"}
NOT_CHOSEN = {"learning_rate_changes", "weight_changes", "setting_changes"}  # made on the way


def opened_page(page, query):
    seen = with_open(whole_site(), GROUPS[page])
    seen.query_params.update(query)
    if page != "live":
        seen.run()
        seen.switch_page(str(site.FOLDER / f"{page}.py"))
        seen.query_params.update(query)
    return run(seen)


def widgets(page):
    """The keys of everything that can be changed on a page."""
    kinds = ("slider", "select_slider", "selectbox", "multiselect", "number_input", "toggle", "pills", "text_area")
    found = {widget.key for kind in kinds for widget in page.get(kind) if not widget.disabled}
    return found | {button.key for button in page.button if button.key and button.key.endswith("_anew")}


def made(page, query):
    return made_of(page, {name: text for name, text in query.items() if name != "view"})


@pytest.mark.parametrize(("page", "query"), STATES, ids=str)
def test_what_is_there_is_what_the_page_has(page, query):
    seen = widgets(opened_page(page, query)) - NO_FIELDS
    names = [name for names in there(page, made(page, query)).values() for name in names]
    wanted = {key for name in names for key in keys(page, name)}
    assert seen <= wanted
    assert {name for name in names if seen & {*keys(page, name)}} == {*names}


@pytest.mark.parametrize(("page", "query"), STATES, ids=str)
def test_a_group_has_the_fields_that_are_said_to_be_in_it(page, query):
    for group in GROUPS[page]:
        if group == "main" and "view" not in query:
            continue
        others = whole_site()
        others.session_state[opened(group)] = True
        others.query_params.update(query)
        if page != "live":
            others.run()
            others.switch_page(str(site.FOLDER / f"{page}.py"))
            others.query_params.update(query)
        box = next(one for one in run(others).expander if one.proto.label == form.GROUP_TITLES[group])
        inside = widgets(box) - {"given_weights"}
        names = [name for names in there(page, made(page, query)).values() for name in names]
        assert {name for name in names if group in groups_of(page, [name]) and inside & {*keys(page, name)}} == {
            name for name in names if inside & {*keys(page, name)}
        }
        assert inside


@pytest.mark.parametrize("page", FORMS)
def test_every_field_has_one_place(page):
    names = [name for group in FIELDS[page].values() for name in group]
    assert len(names) == len({*names})
    assert {*names} == {*FORMS[page].names} - NOT_CHOSEN
    assert all(name in FORMS[page].labels for name in names)
    assert set(FIELDS[page]) - {""} == {*GROUPS[page]}


def test_every_page_of_lessons_is_known():
    assert set(FIELDS) == set(KINDS)
