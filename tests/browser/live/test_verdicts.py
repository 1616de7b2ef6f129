"""What the playground says of its network below the activations; where a rate changed at rest forks."""

from playwright.sync_api import expect

from playground.recording.words.thresholds import rule_of
from tests.browser.live.test_changes import move_learning_rate
from tests.browser.player import assert_tells_what_was_recorded


def verdicts(player):
    return player.root.locator(".bp-panel .bp-verdicts li")


def test_a_network_that_learns_wears_no_alarm_whatever_its_units_do(open_player):
    """Digits at 99 %, though nearly all units of the first layer are saturated."""
    player = open_player(dataset="digits", learning_rate=0.1, epochs=30)
    player.scrub(30)
    expect(verdicts(player).first).to_have_attribute("data-kind", "learns")
    assert [item.get_attribute("data-kind") for item in verdicts(player).all()] == ["learns", "note"]
    shown = player.root.locator("[data-number=train_score]").inner_text()
    assert f"training accuracy {shown}" in verdicts(player).first.inner_text()
    assert "units are saturated" in verdicts(player).last.inner_text()


def test_a_network_that_does_not_learn_is_told_why_with_the_rule(open_player):
    player = open_player(activation="sigmoid", hidden_sizes="8,8,8,8,8,8", epochs=60)
    player.scrub(60)
    found = player.root.locator(".bp-verdicts li[data-kind=vanishing]")
    expect(found).to_contain_text("The gradient reaching layer 1 is")
    found.locator("summary").click()
    expect(found.locator("small")).to_have_text(f"The rule: {rule_of('vanishing')}")


def test_a_rate_changed_at_rest_forks_at_the_epoch_shown_and_the_address_says_so(open_player):
    player = open_player()
    for epoch in (1, 2, 3):
        player.click("Step")
        player.wait(f"epoch === {epoch}")
    before = player.numbers()
    move_learning_rate(player.page, "ArrowRight")
    player.page.wait_for_url("**/?learning_rate_changes=3*0.1")
    player.wait("epoch === 3")
    assert player.numbers() == before
    player.click("Step")
    player.wait("epoch === 4")
    assert_tells_what_was_recorded(player)
