"""A real file, dropped on the page of data: trained on, linked, asked for elsewhere, and its markup stays text."""

import pytest
from playwright.sync_api import expect
from sklearn.datasets import load_iris

from tests.browser.player import Player

HOSTILE = (
    "<b>bold</b>,<a href='javascript:alert(1)'>link</a>,=cmd|' /C calc'!A0,<img src=x onerror=alert(1)>\n"
    + "\n".join(
        f"{i % 7},{i % 5},{i % 3},{'<script>alert(1)</script>' if i % 2 else '%{x}&amp;'}" for i in range(60)
    )
)


@pytest.fixture
def flowers(tmp_path):
    frame = load_iris(as_frame=True).frame
    path = tmp_path / "flowers.csv"
    frame.assign(target=frame["target"].map(dict(enumerate(("setosa", "versicolor", "virginica"))))).to_csv(
        path, index=False
    )
    return path


@pytest.fixture
def visit(page, server):
    """`visit("data")`: a new visit of an address of the site's."""

    def visit(address):
        page.goto(server.url + address)
        page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
        return page

    return visit


def bring(page, path):
    page.locator("summary", has_text="Bring a table").click()
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name="Take this table away")).to_be_visible()


def train(page):
    page.get_by_role("button", name="Train on it").click()
    page.wait_for_url("**dataset=table-*")
    player = Player(page)
    player.stand()
    return player


def test_a_file_is_looked_at_trained_on_and_asked_for_by_its_link(visit, flowers):
    page = visit("data")
    bring(page, flowers)
    expect(page.get_by_text("flowers.csv: 150 rows, 5 columns")).to_be_visible()
    player = train(page)
    player.click("Play")
    player.wait("epoch > 20")
    player.click("Pause")
    assert float(player.numbers()["Test accuracy"].rstrip("%")) > 60
    link = page.url.split("/", 3)[3]

    other = visit(link)
    expect(other.get_by_text("This link needs a file")).to_contain_text("flowers.csv: 150 rows, 5 columns")
    other.locator("input[type=file]").set_input_files(flowers)
    other.wait_for_url("**dataset=table-*")
    assert other.url.split("/", 3)[3] == link
    expect(other.get_by_text("This link needs a file")).to_be_hidden()


def test_another_file_is_not_taken_for_the_one_that_a_link_needs(visit, flowers, tmp_path):
    page = visit("data")
    bring(page, flowers)
    link = train(page).page.url.split("/", 3)[3]
    other_file = tmp_path / "flowers.csv.csv"
    other_file.write_text(flowers.read_text().replace("5.1", "5.2"))
    other = visit(link)
    other.locator("input[type=file]").set_input_files(other_file)
    expect(other.get_by_text("is another file")).to_be_visible()


def test_markup_in_headers_and_cells_stays_text(visit, tmp_path):
    path = tmp_path / "hostile.csv"
    path.write_text(HOSTILE)
    page = visit("data")
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    bring(page, path)
    expect(page.locator(".js-plotly-plot text", has_text="<b>bold</b>").first).to_be_attached()
    assert page.locator("a[href^=javascript], img[src=x], .js-plotly-plot a").count() == 0
    player = train(page)
    chips = page.locator(".bp-legend")
    expect(chips).to_contain_text("<script>alert(1)</script>")
    expect(chips).to_contain_text("%{x}&amp;")
    points = player.root.locator('[data-chart="boundary"]')
    texts = points.evaluate(
        "(chart) => [...new Set(chart.data.find((t) => t.meta.role === 'training points').text)]"
    )
    assert set(texts) == {"&lt;script&gt;alert(1)&lt;/script&gt;", "&#37;{x}&amp;amp;"}
    assert page.locator(".bp a, .bp img").count() == 0
