"""The page Through time in a browser: the error is walked back to the first step, and its numbers are read."""

import re

from playwright.sync_api import expect

B3 = "through_time?inputs=1,-1,0.5,1&input_weight=0.5&recurrent_weight=0.8&target=0.5"


def test_the_error_walks_back_to_the_first_step(page, server):
    page.goto(server.url + B3)
    main = page.get_by_test_id("stMain")
    following = main.get_by_role("button", name="Next", exact=True)
    # for a moment after a step, the figure before stands beside the new one
    drawn = page.locator(".st-key-time_network .js-plotly-plot").last
    expect(main).to_contain_text("Nothing is computed yet")
    expect(drawn).to_contain_text("h₄")
    expect(drawn).not_to_contain_text("0.4621")
    seen = [
        *("h 0.4621", "h −0.1296", "h 0.1453", "h 0.5485"),
        *("0.002353", "dC/dŷ 0.09702"),
        *("+0.009856", "−0.006882", "+0.01931", "dC/dh 0.03342"),
    ]
    for n_done, text in enumerate(seen, start=1):
        following.click()
        expect(main).to_contain_text(f"Step {n_done} of 11")
        expect(drawn).to_contain_text(text)
    expect(main).to_contain_text("At time step 1 the error arrives from time step 2")
    for text in ("f′ 0.7864", "δ 0.02629", "+0.02629"):
        expect(drawn).to_contain_text(text)
    expect(page).to_have_url(re.compile("stop=10"))
    following.click()
    expect(following).to_be_disabled()
    expect(main.get_by_role("cell", name="0.02228").first).to_be_visible()

    main.get_by_role("radio", name="It explodes").click()
    expect(main).to_contain_text("Nothing is computed yet")
    expect(main).to_contain_text("1.5 x 1 = 1.5")
    expect(page).to_have_url(re.compile("recurrent_weight=1.5"))


def test_a_link_opens_where_it_was_shared_and_back_leads_there(page, server):
    page.goto(server.url + B3 + "&stop=9")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Step 9 of 11")
    inputs = main.get_by_role("textbox", name="Inputs x, one a step")
    inputs.fill("1, 2")
    inputs.press("Enter")
    expect(main).to_contain_text("The page stays with 1, -1, 0.5, 1.")
    expect(main).to_contain_text("Step 9 of 11")
    inputs.fill("1, 0, 0")
    inputs.press("Enter")
    expect(main).to_contain_text("Step 9 of 9")
    expect(page).to_have_url(re.compile("inputs=1%2C0%2C0|inputs=1,0,0"))
