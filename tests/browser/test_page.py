"""The page around the player: its link, its choices, its words, and where it fetches things from."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from playground.data import DATASETS
from playground.ui.form import GROUPS
from tests.browser.conftest import go_to, open_page
from tests.browser.player import assert_tells_what_was_recorded, choices, open_group


def chosen(page: Page, role: str, name: str):
    return choices(page).get_by_role(role, name=name, exact=True)


def test_everything_comes_from_this_server(page, server, open_player):
    visited = []
    page.on("request", lambda request: visited.append(request.url))
    page.on("websocket", lambda socket: visited.append(socket.url))
    player = open_player(dataset="spiral")
    player.play_past(20)
    player.pause()
    hosts = {urlsplit(url).netloc for url in visited if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(server.url).netloc}
    assert any(url.startswith("ws:") for url in visited)
    assert any("plotly" in url for url in visited)


def test_a_link_opens_its_experiment(page, open_player):
    player = open_player(dataset="spiral", hidden_sizes="8,7,6", learning_rate=0.1, batch_size="full", epochs=77)
    expect(chosen(page, "radio", "Spiral")).to_be_checked()
    expect(chosen(page, "spinbutton", "Hidden layers")).to_have_value("3")
    for layer, units in ((1, "8"), (2, "7"), (3, "6")):
        expect(chosen(page, "spinbutton", f"Units, layer {layer}")).to_have_value(units)
    expect(chosen(page, "spinbutton", "Epochs")).to_have_value("77")
    expect(page.locator(".st-key-learning_rate")).to_contain_text("0.1")
    expect(player.slider).to_have_attribute("max", "77")
    expect(player.root.locator(".bp-layers span")).to_have_count(4)
    assert page.url.endswith("?dataset=spiral&hidden_sizes=8,7,6&learning_rate=0.1&batch_size=full&epochs=77")
    assert_tells_what_was_recorded(player)


def test_what_is_wrong_with_a_link_is_said_in_sentences(page, open_player):
    player = open_player(
        dataset="nowhere", learning_rate="quick", hidden_sizes="8,999", learning_rate_changes="junk", seed=3
    )
    alerts = page.get_by_test_id("stMain").get_by_test_id("stAlert")
    expect(alerts).to_have_count(4)
    for name in ("dataset", "learning_rate", "hidden_sizes", "learning_rate_changes"):
        alert = alerts.filter(has=page.get_by_text(re.compile(f"^{name} must ")))
        expect(alert).to_contain_text("The default is used instead")
    expect(page.get_by_text("Traceback")).to_have_count(0)
    open_group(page, "training")
    expect(chosen(page, "spinbutton", "Seed")).to_have_value("3")
    player.click("Step")
    player.wait("epoch === 1")
    assert page.url.endswith("/?seed=3")
    assert_tells_what_was_recorded(player)


def test_choices_of_a_link_that_do_not_fit_together(page, open_player):
    player = open_player(dataset="sine", loss="binary_crossentropy", batch_size=2000)
    alerts = page.get_by_test_id("stMain").get_by_test_id("stAlert")
    expect(alerts.filter(has_text="The loss binary_crossentropy is for classes")).to_have_count(1)
    expect(alerts.filter(has_text="2,000 is larger than the 210 training rows")).to_have_count(1)
    player.click("Step")
    player.wait("epoch === 1")
    assert_tells_what_was_recorded(player)


def test_a_tile_selects_its_data_and_a_reload_keeps_them(page, open_player):
    player = open_player()
    expect(chosen(page, "radio", "Circles")).to_be_checked()
    tiles = choices(page).get_by_role("radio").locator("img")
    expect(tiles).to_have_count(len(DATASETS))
    assert all(tiles.evaluate_all("(all) => all.map((e) => e.complete && e.naturalWidth > 0)"))
    with player.beginning_anew():
        chosen(page, "radio", "Moons").click()
    page.wait_for_url("**/?dataset=moons")
    expect(chosen(page, "radio", "Moons")).to_be_checked()
    expect(chosen(page, "radio", "Circles")).not_to_be_checked()
    player.wait("epoch === 0 && state === 'idle'")
    numbers = player.numbers()
    open_page(page, page.url)
    expect(chosen(page, "radio", "Moons")).to_be_checked()
    assert player.numbers() == numbers


def test_a_click_while_the_page_is_still_coming_leaves_every_widget_its_value(page, server):
    page.goto(server.link(noise=0.25, n_samples=150))
    page.evaluate(
        """() => new Promise((done) => {
            const look = () => {
                const tiles = [...document.querySelectorAll('[role=radio]')];
                const tile = tiles.find((e) => e.innerText.trim() === 'Moons');
                tile ? done(tile.click()) : requestAnimationFrame(look);
            };
            look();
        })"""
    )
    page.wait_for_url("**/?dataset=moons&n_samples=150&noise=0.25")
    open_group(page, "data")
    for name, value in (("noise", "0.25"), ("n_samples", "150"), ("test_size", "30%"), ("learning_rate", "0.03")):
        expect(page.locator(f".st-key-{name}")).to_contain_text(value)
    expect(chosen(page, "spinbutton", "Epochs")).to_have_value("1000")


def test_back_in_the_browser_returns_to_the_experiment_before(page, open_player):
    player = open_player(dataset="moons")
    numbers = player.numbers()
    chosen(page, "radio", "XOR").click()
    page.wait_for_url("**/?dataset=xor")
    player.wait("epoch === 0 && state === 'idle'")
    page.go_back()
    page.wait_for_url("**/?dataset=moons")
    expect(chosen(page, "radio", "Moons")).to_be_checked()
    page.wait_for_function(
        "([root, loss]) => root.querySelector('dd').innerText === loss",
        arg=[player.root.element_handle(), numbers["Training loss"]],
    )
    assert player.numbers() == numbers


def test_back_after_coming_home_goes_one_page_back(page, open_player):
    player = open_player()
    chosen(page, "radio", "Moons").click()
    page.wait_for_url("**/?dataset=moons")
    go_to(page, "Activations and losses")
    expect(player.root).to_have_count(0)
    page.wait_for_url("**/activations*")
    go_to(page, "Playground")
    page.wait_for_url("**/?dataset=moons")
    player.wait("state === 'idle' && frames > 0")
    page.go_back()
    page.wait_for_url("**/activations*")
    expect(
        page.get_by_role("heading", name="Try", exact=True)
    ).to_be_visible()  # the page has come, not its address alone
    expect(player.root).to_have_count(0)
    page.go_back()
    page.wait_for_url("**/?dataset=moons")
    player.wait("state === 'idle' && frames > 0")
    page.go_back()
    page.wait_for_url(lambda url: urlsplit(url).query == "")
    expect(chosen(page, "radio", "Circles")).to_be_checked()


def test_after_a_look_at_another_page_the_recording_is_where_it_was(page, open_player):
    player = open_player(dataset="moons", hidden_sizes="5")
    player.play_past(10)
    epoch = player.pause()
    numbers = player.numbers()
    player.rest()
    go_to(page, "Activations and losses")
    expect(player.root).to_have_count(0)
    go_to(page, "Playground")
    player.wait(f"state === 'paused' && epoch === {epoch}")
    page.wait_for_url("**/?dataset=moons&hidden_sizes=5")
    assert player.numbers() == numbers
    expect(chosen(page, "radio", "Moons")).to_be_checked()


def test_the_recordings_address_answers_questions_only(page, open_player):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/recordings/" in request.url else None)
    open_player()
    address = asked[0]
    assert page.request.post(address, data={"recording": None}).ok
    assert page.request.post(address, data="no question").status == 400
    assert page.request.post(address, data={}).status == 400
    assert page.request.post(address, data="[" * 4000).status == 400
    assert page.request.post(address, data="[" * 5000).status == 413
    assert page.request.post(address.replace("?", "x?"), data={"recording": None}).status == 404


def test_every_widget_has_help_that_can_be_reached(page, open_player):
    open_player(dataset="blobs", optimizer="momentum")
    for name in GROUPS[1:]:  # the first is there in the projector view only
        open_group(page, name)
    labels = choices(page).get_by_test_id("stWidgetLabel").filter(visible=True)
    without = labels.filter(has_not=page.get_by_test_id("stTooltipIcon"))
    assert without.all_inner_texts() == []
    icons = labels.get_by_test_id("stTooltipIcon").all()
    assert len(icons) > 25
    for icon in icons:
        icon.hover(trial=True)  # fails where something lies over it
    chosen(page, "spinbutton", "Seed").scroll_into_view_if_needed()
    page.locator(".st-key-seed").get_by_test_id("stTooltipIcon").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("starting weights")


def test_a_group_stays_open_and_keeps_its_place_while_something_inside_is_changed(page, open_player):
    """And what was set stays when it is closed."""
    player = open_player(dataset="moons")
    group = open_group(page, "data")
    line = group.get_by_test_id("stCaptionContainer")
    expect(line).to_have_text("300 points, noise 0.1, test 30%")
    noise = group.get_by_role("slider", name="Noise")
    noise.focus()
    for value in ("0.11", "0.12"):
        with player.beginning_anew():
            page.keyboard.press("ArrowRight")  # the focus stays, too
        expect(line).to_have_text(f"300 points, noise {value}, test 30%")
    group.locator("summary").click()
    expect(noise).to_have_count(0)
    page.wait_for_url("**/?dataset=moons&noise=0.12")
    with player.beginning_anew():
        chosen(page, "radio", "XOR").click()
    page.wait_for_url("**/?dataset=xor&noise=0.12")
    expect(line).to_have_text("300 points, noise 0.12, test 30%")
