"""The microscope in Chromium: the whole walk, a click on a weight, a change by hand."""

from playwright.sync_api import expect


def test_walk_choose_and_change(page, server):
    page.goto(server.url + "microscope")
    page.get_by_text("Initialize: the numbers the update starts from").wait_for()
    onward = page.get_by_role("button", name="Next")
    for title in (
        "Forward: what h1 computes",
        "Forward: what h2 computes",
        "Forward: what p computes",
        "Loss: how wrong the answer is",
        "Backward: how the loss changes with the sum z of p",
        "Backward: the gradient of every number that arrives at p",
        "Backward: how the loss changes with the sum z of h1",
        "Backward: how the loss changes with the sum z of h2",
        "Backward: the gradient of every number that arrives at h1",
        "Backward: the gradient of every number that arrives at h2",
        "Update: every number moves against its gradient",
    ):
        onward.click()
        page.get_by_text(title, exact=True).wait_for()
    expect(onward).to_be_disabled()
    graph = page.locator(".st-key-microscope_network")  # the chart in it is mounted anew with every change
    expect(graph).to_contain_text("was 0.644")

    # edges are drawn in the order of the weights: the point of x2 -> h1 is the third
    graph.locator(".scatterlayer .points path").nth(2).click(force=True)
    chosen = page.get_by_label("Change the weight x2 → h1")
    expect(chosen).to_have_value("-0.2")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("−0.1187552")

    chosen.fill("0.7")
    chosen.press("Enter")
    expect(page.get_by_test_id("stMetricValue").first).not_to_have_text("−0.1187552")
    expect(graph).not_to_contain_text("was 0.644")
    page.get_by_role("button", name="Undo").click()
    expect(graph).to_contain_text("was 0.644")
    expect(page.locator(".st-key-microscope_graph")).to_have_count(1)
