"""The page of data: a first look at any set, tables and formulas of the visitor's own."""

import gc

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import BROUGHT, DATASETS
from playground.data.images import fetching
from playground.data.named.points import name_of
from tests.pages.pages import button, page_alone, run, whole_site

CSV = "height,<b>weight</b>,color,species\n" + "\n".join(
    f"{i % 13},{i % 7 if i % 11 else ''},{('red', 'blue')[i % 2]},{('cat', 'dog', '=cmd()')[i % 3]}"
    for i in range(90)
)


def opened(**state):
    page = page_alone("data")
    for key, value in state.items():
        page.session_state[key] = value
    return run(page)


def pasted(text=CSV):
    page = opened()
    page.text_area(key="own_text").set_value(text)
    button(page, "Read it").click()
    return run(page)


def chosen(page):
    return page.session_state["data_set"]


def headings(page):
    return [markdown.value for markdown in page.markdown if markdown.value.startswith("#### ")]


@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_can_be_looked_at(name):
    page = opened(data_set=name)
    assert "#### The first rows" in headings(page)
    rows = page.dataframe[0].value
    assert len(rows) == min(DATASETS[name].n_rows or 5, 5)
    assert rows.shape[1] == DATASETS[name].n_features + 1


def test_iris_has_fifty_flowers_of_each_species():
    page = opened(data_set="iris")
    alts = [chart.proto.alt for chart in page.get("plotly_chart")]
    assert any("setosa: 50, versicolor: 50, virginica: 50" in alt for alt in alts)


def test_a_pasted_table_is_looked_at_and_named_by_its_content():
    page = pasted()
    assert chosen(page).startswith("table-")
    assert next(iter(page.selectbox(key="data_set").options)) == "pasted.csv"
    assert list(page.dataframe[0].value.columns) == ["height", "<b>weight</b>", "color", "class"]
    said = " ".join(caption.value for caption in page.caption)
    assert "pasted\\.csv: 90 rows" in said
    assert "rows were left out" in said or "filled in" in said


def test_what_is_learned_from_a_table_can_be_changed():
    page = pasted()
    first = chosen(page)
    prefix = next(box.key for box in page.selectbox if box.key.endswith("_target")).removesuffix("target")
    page.selectbox(key=f"{prefix}target").set_value("height")
    run(page)
    assert chosen(page) != first
    assert "species" in page.multiselect(key=f"{prefix}features").value
    page.multiselect(key=f"{prefix}features").set_value([])
    (warning,) = run(page).warning
    assert "no feature to learn from" in warning.value
    assert "species" in page.multiselect(key=f"{prefix}features").value


def test_a_table_that_is_taken_away_is_gone():
    page = pasted()
    button(page, "Take this table away").click()
    run(page)
    assert chosen(page) == Experiment.dataset
    assert "pasted.csv" not in page.selectbox(key="data_set").options


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty|no"),
        ("a,b\n1,2\n", "at least 10 are needed"),
        ("a\n1\n2\n", "feature"),
        ('a,b\n"1,2\n', "quotation"),
    ],
)
def test_what_cannot_be_used_is_said(text, said):
    page = pasted(text)
    (warning,) = page.warning
    assert any(word in warning.value for word in said.split("|"))
    assert chosen(page) == Experiment.dataset


def test_a_formula_is_a_data_set():
    page = opened()
    page.text_input(key="data_formula").set_value(" y > sin(2*x)")
    run(page)
    assert chosen(page) == "y > sin(2*x)"
    page.text_input(key="data_formula").set_value("y > import os")
    (warning,) = run(page).warning
    assert "Import is not allowed here" in warning.value
    assert chosen(page) == "y > sin(2*x)"


def at(**query):
    """The page at an address."""
    page = page_alone("data")
    page.query_params.update(query)
    return run(page)


@pytest.mark.parametrize("name", ["iris", "y > sin(x)"])
def test_an_address_opens_its_data(name):
    page = at(dataset=name)
    assert chosen(page) == name
    assert not page.info


def test_the_address_says_what_is_looked_at():
    page = opened(data_set="iris")
    assert page.query_params["dataset"] == "iris"
    page.selectbox(key="data_set").set_value("wine")
    run(page)
    assert page.query_params["dataset"] == "wine"
    assert chosen(page) == "wine"


@pytest.mark.parametrize("name", ["none such", "table-0011223344556677", "y > import os"])
def test_an_address_of_data_that_are_not_here_says_so(name):
    page = at(dataset=name)
    (told,) = page.info
    assert "no data set that is here" in told.value
    assert chosen(page) == Experiment.dataset
    assert not run(page).info


def test_the_playground_leads_to_its_own_data():
    site = run(whole_site())
    links = [link.proto for link in site.get("page_link") if "Look at it" in link.proto.label]
    assert [link.query_string for link in links] == [f"dataset={Experiment.dataset}"]


def test_points_placed_by_hand_can_be_looked_at():
    name = name_of([(0, 0), (1, 1), (2, 0), (0, 2)], [0, 1, 0, 1], "classes")
    assert "Own points" in opened(data_set=name).selectbox(key="data_set").options


def on_the_site():
    """The site's page of data with a table of the visitor's."""
    site = run(whole_site())
    site.switch_page("pages/data.py")
    run(site)
    site.text_area(key="own_text").set_value(CSV)
    button(site, "Read it").click()
    run(site)
    return site


def test_the_playground_lists_the_visitors_table_and_trains_on_it():
    site = on_the_site()
    name = chosen(site)
    button(site, "Train on it").click()
    run(site)
    assert site.session_state["recording"].made == Experiment(dataset=name)
    assert site.pills(key="dataset").value == name
    assert site.query_params["dataset"] == name
    assert site.query_params["table"].startswith('["pasted.csv",90,4,')


def test_a_link_to_a_table_says_which_file_it_needs():
    site = whole_site()
    told = '["mine.csv",90,4,"0123456789abcdef","auto","species",["height"],"classification","drop"]'
    site.query_params.update({"dataset": "table-0011223344556677", "table": told})
    run(site)
    assert site.session_state["recording"].made == Experiment()
    (warning,) = site.warning
    assert "mine\\.csv\\: 90 rows, 4 columns, content 0123456789abcdef" in warning.value


def test_mnist_is_fetched_with_progress_and_then_listed(monkeypatch, tmp_path):
    monkeypatch.setenv("PLAYGROUND_DATA", str(tmp_path))

    def fetched(folder):
        yield fetching.Progress(0.4, 6_000_000)
        pixels = np.zeros((fetching.N_ROWS, 784), np.uint8)
        np.savez_compressed(folder / fetching.NAME, x=pixels, y=np.arange(fetching.N_ROWS, dtype=np.uint8) % 10)
        yield fetching.Progress(1.0, 15_000_000, folder / fetching.NAME)

    monkeypatch.setattr(fetching, "fetch_mnist", fetched)
    page = opened()
    assert "MNIST, 70,000" not in page.selectbox(key="data_set").options
    button(page, "Fetch").click()
    run(page)
    assert "MNIST, 70,000" in page.selectbox(key="data_set").options
    assert chosen(page) == "mnist"


def test_where_there_is_no_network_a_sentence_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PLAYGROUND_DATA", str(tmp_path))

    def unreachable(folder):
        yield fetching.Progress(0.0, 0)
        raise fetching.FetchError("OpenML cannot be reached from here.")

    monkeypatch.setattr(fetching, "fetch_mnist", unreachable)
    page = opened()
    button(page, "Fetch").click()
    (warning,) = run(page).warning
    assert "OpenML cannot be reached" in warning.value
    assert not button(page, "Fetch").disabled


def brought():
    """The site with a table of the visitor's that the playground trains on, seen from the page of data."""
    site = on_the_site()
    button(site, "Train on it").click()
    run(site)
    site.switch_page("pages/data.py")
    return run(site)


def playground(site):
    site.query_params.clear()
    site.switch_page("pages/live.py")
    return run(site)


def test_what_is_learned_anew_is_trained_on_anew():
    site = brought()
    prefix = next(box.key for box in site.selectbox if box.key.endswith("_target")).removesuffix("target")
    site.selectbox(key=f"{prefix}target").set_value("height")
    run(site)
    site = playground(site)
    assert site.session_state["recording"].made.dataset == site.pills(key="dataset").value
    assert site.session_state["recording"].made.task == "regression"
    assert sum("pasted" in option for option in site.pills(key="dataset").options) == 1
    assert "height" in site.query_params["table"]


def test_a_table_that_is_taken_away_leaves_every_page_and_memory():
    site = brought()
    button(site, "Take this table away").click()
    run(site)
    site = playground(site)
    assert site.session_state["recording"].made == Experiment()
    assert site.pills(key="dataset").value == Experiment.dataset
    assert not site.session_state["own_tables"]
    gc.collect()
    assert not [name for name, source in BROUGHT.items() if source.title == "pasted.csv"]


@pytest.mark.parametrize("page", ["live", "vanishing"])
def test_a_table_of_another_visits_is_not_to_be_had(page):
    """Neither by its name in a link, nor as the value of a widget."""
    other = brought()
    name = other.session_state["recording"].made.dataset
    site = run(whole_site())
    site.switch_page(f"pages/{page}.py")
    site.query_params["dataset"] = name
    run(site)
    place = "recording" if page == "live" else "bench_recording"
    assert site.session_state[place].made.dataset == "circles"
    if page == "vanishing":  # its menu hands on any text that a handmade client sends; tiles do not
        site.session_state["bench_dataset"] = name
        run(site)
        assert site.session_state[place].made.dataset == "circles"
    said = [element.value for kind in (site.caption, site.warning, site.markdown) for element in kind]
    assert not [text for text in said if "pasted" in text]


def test_weights_given_by_hand_do_not_follow_to_other_data():
    site = run(whole_site())
    site.query_params["weight_changes"] = "0:0:2"
    run(site)
    site.switch_page("pages/data.py")
    run(site)
    site.selectbox(key="data_set").set_value("iris")
    run(site)
    button(site, "Train on it").click()
    run(site)
    assert site.session_state["recording"].made == Experiment(dataset="iris")


@pytest.mark.parametrize(
    ("column", "target"),
    [([f"name {i}" for i in range(60)], "b"), (["2026"] * 60, "a"), ([""] * 58 + ["x", "y"], "b")],
    ids=["names", "one value", "hardly any"],
)
def test_where_the_last_column_tells_nothing_another_is_the_target(column, target):
    rows = "\n".join(f"{i},{i % 4},{cell}" for i, cell in enumerate(column))
    page = pasted(f"a,b,last\n{rows}")
    assert not page.warning
    boxes = [box for box in page.selectbox if box.key.endswith("_target")]
    assert [box.value for box in boxes] == [target]
