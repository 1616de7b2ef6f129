"""The perceptron's page, run by Streamlit without a browser, and what can be read on it."""

from tests.pages.pages import page_alone, run

TABS = ("1 · Perceptron", "2 · Linear regression", "3 · Logistic regression")


def opened(tab=TABS[0], points="AND"):
    page = page_alone("perceptron")
    page.session_state["perceptron_tab"] = tab
    run(page)
    if points != "AND":
        page.segmented_control(key="perceptron_points").set_value(points)
        run(page)
    return page


def words(page):
    kinds = (page.markdown, page.caption, page.latex, page.warning, page.success)
    return "\n".join(element.value for kind in kinds for element in kind)


def cells(table):
    return [tuple(row) for row in table.value.itertuples(index=False)]
