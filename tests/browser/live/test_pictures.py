"""Rows that are pictures: the mistakes, one picture's way through the layers, weights, and a pad to draw on."""

import pytest
from playwright.sync_api import expect

from tests.browser.player import Player

MNIST = {
    "dataset": "mnist_5000",
    "hidden_sizes": "128,64",
    "activation": "relu",
    "initializer": "he_normal",
    "optimizer": "adam",
    "learning_rate": 0.001,
    "batch_size": 32,
    "epochs": 10,
    "scaling": "none",
    "test_size": 0.2,
}
THREE = [
    (0.3, 0.22), (0.45, 0.15), (0.62, 0.2), (0.68, 0.32), (0.6, 0.43), (0.47, 0.48),
    (0.62, 0.52), (0.7, 0.64), (0.64, 0.78), (0.48, 0.85), (0.3, 0.8),
]  # fmt: skip
COLORS = """(e) => {
    const { data } = e.getContext('2d').getImageData(0, 0, e.width, e.height);
    return new Set(new Uint32Array(data.buffer)).size;
}"""


@pytest.fixture
def digits(open_player) -> Player:
    choices = {"hidden_sizes": "24,12", "activation": "relu", "optimizer": "adam", "learning_rate": 0.003}
    player = open_player(dataset="digits", **choices)
    player.stand()
    return player


def answer(player):
    """The class that the picture is taken for, by its bars."""
    return player.root.locator(".bp-answer [data-best] span").inner_text()


def caption(player):
    return player.root.locator(".bp-caption")


def draw(player, strokes):
    box = player.root.locator(".bp-pad").bounding_box()
    place = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in strokes]
    player.page.mouse.move(*place[0])
    player.page.mouse.down()
    for x, y in place[1:]:
        player.page.mouse.move(x, y, steps=6)
    player.page.mouse.up()


def test_mnist_is_learned_within_ten_epochs_and_a_3_that_is_drawn_is_read(open_player):
    player = open_player(**MNIST)
    player.stand()
    player.click("Play")
    player.wait("state === 'done' && epoch === 10")
    assert float(player.numbers()["Test accuracy"].rstrip("%")) >= 93
    player.click("Draw one")
    expect(caption(player)).to_have_text("Draw a digit")
    draw(player, THREE)
    expect(caption(player)).to_have_text("Seen so, and taken for 3")
    assert answer(player) == "3"
    player.scrub(0)  # the untrained network sees the same picture
    expect(player.root.locator(".bp-answer [data-best] b")).not_to_have_text("100%")
    player.click("Clear")
    expect(caption(player)).to_have_text("Draw a digit")


def test_pause_is_at_once_while_it_trains_on_mnist(open_player):
    """How long it takes is measured elsewhere; here it must not wait for the epochs that are under way."""
    player = open_player(**MNIST | {"epochs": 500})
    player.stand()
    player.click("Play")
    player.wait("epoch >= 2")
    player.click_at_once("Pause")
    epoch = player.epoch
    player.rest(30)
    assert player.state == "paused"
    assert player.epoch == epoch


def test_the_mistakes_become_fewer_and_one_can_be_looked_at(digits):
    tally = digits.root.locator(".bp-tally")
    before = int(tally.inner_text().split()[0])
    digits.click("Play")
    digits.wait("epoch >= 10")
    digits.click("Pause")
    after = int(tally.inner_text().split()[0])
    assert after > max(before, 150)
    gallery = digits.root.get_by_role("img", name="test pictures are right")
    expect(gallery).to_be_visible()
    gallery.click(position={"x": 20, "y": 20})
    expect(caption(digits)).to_contain_text(", taken for ")


def test_all_pictures_and_by_keyboard(digits):
    digits.root.get_by_label("Pictures shown").select_option("all")
    gallery = digits.root.locator(".bp-gallery")
    gallery.focus()
    said = {caption(digits).inner_text()}
    for _ in range(6):
        digits.page.keyboard.press("ArrowRight")
        said.add(caption(digits).inner_text())
    assert len(said) > 2
    assert digits.epoch == 0, "the arrows must not step through epochs"


def test_pointing_at_a_unit_shows_its_weights_large(digits):
    canvas = digits.root.get_by_role("img", name="The network")
    width, height = canvas.evaluate("(e) => [e.clientWidth, e.clientHeight]")
    column = width / 4  # inputs, two layers, output
    for y in range(40, int(height) - 20, 6):
        canvas.hover(position={"x": 1.5 * column, "y": y})
        if caption(digits).inner_text().startswith("Weights of unit"):
            break
    expect(caption(digits)).to_contain_text("of layer 1")
    digits.page.mouse.move(2, 2)
    expect(caption(digits)).not_to_contain_text("Weights")


def test_activations_are_drawn_for_every_hidden_layer(digits):
    strips = digits.root.get_by_role("img", name="Activations of each hidden layer")
    expect(strips).to_be_visible()
    assert strips.evaluate(COLORS) > 6
