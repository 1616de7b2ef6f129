"""What is told to those who do not see it: a line that is spoken now and then, a text for each chart, tones."""

import re
from itertools import pairwise

import pytest

from tests.browser.live.test_ends import DIVERGES
from tests.browser.pages.test_vanishing import QUERY, open_lab
from tests.browser.player import Player

COUNT_LINES = """(root) => {
    window.lines = [];
    const line = root.querySelector('.bp-said');
    new MutationObserver(() => window.lines.push(line.textContent)).observe(line, { childList: true });
}"""
TEXTS = """(root) => Object.fromEntries([...root.querySelectorAll('[data-chart], canvas[data-words]')].map((e) =>
    [e.dataset.chart ?? e.dataset.words, e.role === 'img' ? e.ariaLabel : null]))"""
# A minute of frames for a teller whose clock is turned by hand: how many lines are spoken, and how far apart.
A_MINUTE = """async () => {
    const scripts = performance.getEntriesByType('resource');
    const { name } = scripts.find(({ name }) => /player\\/.*main\\.js$/.test(name));
    const { Teller } = await import(name.replace('main.js', 'spoken/teller.js'));
    const [now, wait] = [performance.now, window.setTimeout];
    const said = [];
    let [time, due] = [0, null];
    performance.now = () => time;
    window.setTimeout = (tell, milliseconds) => (due = { tell, at: time + milliseconds });
    const line = document.createElement('p');
    document.body.append(line);
    const root = { dataset: { state: 'playing' } };
    const inWords = () => (said.push(time), { line: '', charts: {} });
    const teller = new Teller({ root, find: () => line, frame: {}, inWords });
    const turn = (until, isHeard) => {
        for (; time < until; time += 50) {
            if (isHeard) teller.hear();
            if (due?.at <= time) due = due.tell();
        }
    };
    turn(60000, true);
    const playing = said.splice(0);
    root.dataset.state = 'paused';
    turn(62000, true); // as while a slider is moved
    const moving = said.splice(0);
    turn(70000, false);
    [performance.now, window.setTimeout] = [now, wait];
    line.remove();
    return [playing, moving, said];
}"""
# An AudioContext that only notes which tones it is asked for.
DEAF = """() => {
    window.tones = [];
    const gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    const node = () => ({ connect: (next) => next, gain, pan: {} });
    window.AudioContext = class {
        currentTime = 0;
        createGain = node;
        createStereoPanner = node;
        resume() {}
        suspend() {}
        createOscillator() {
            const loss = document.querySelector('[data-testid=player] [data-number=train_loss]').textContent;
            const frequency = {};
            const start = () => window.tones.push([performance.now(), frequency.value, loss]);
            return { ...node(), frequency, start, stop() {} };
        }
    };
}"""


def wait_until_told(player: Player) -> str:
    """The line, once it says the epoch that is shown."""
    told = player.root.locator(".bp-said")
    player.page.wait_for_function(
        "([root, line]) => line.textContent.startsWith(`Epoch ${(+root.dataset.epoch).toLocaleString('en')} of`)",
        arg=[player.root.element_handle(), told.element_handle()],
    )
    return told.text_content()


def test_a_line_is_told_at_rest_and_no_frame_is(open_player):
    player = open_player(epochs=400)
    assert wait_until_told(player).startswith("Epoch 0 of 400: ")
    player.root.evaluate(COUNT_LINES)
    player.play_past(60)
    assert player.page.evaluate("window.lines") == []
    player.pause()
    line = wait_until_told(player)
    shown = player.numbers()
    assert all(f"{name.lower()} {value}" in line.lower() for name, value in shown.items())
    assert player.root.locator(".bp-panel .bp-verdicts span").first.inner_text() in line
    texts = player.root.evaluate(TEXTS)
    assert set(texts) == {"network", "boundary", "loss", "histograms", "gradients"}
    assert all(f"epoch {player.epoch}" in text for text in texts.values())
    assert f"training loss {shown['Training loss']}, " in texts["loss"]
    assert f"Right on {shown['Training accuracy']} of the training rows" in texts["boundary"]
    shares = [int(share) for share in re.findall(r": (\d+)%", texts["boundary"])]
    assert len(shares) == 2
    assert sum(shares) == pytest.approx(100, abs=1)
    player.click("Step", "Step", "Back")
    assert wait_until_told(player) != line
    assert len(player.page.evaluate("window.lines")) <= 4
    for output in player.root.locator("output").all():
        assert output.get_attribute("aria-live") == "off"  # by itself, it is spoken at every change


def test_while_it_plays_a_line_is_told_every_five_seconds_and_at_the_end_how_it_ended(page, open_player):
    player = open_player(**DIVERGES)
    player.speed.select_option("1000")
    player.click("Play")
    player.wait("state === 'diverged'")
    assert "stopped being a finite number" in wait_until_told(player)
    playing, moving, rest = page.evaluate(A_MINUTE)
    apart = [later - earlier for earlier, later in pairwise([0, *playing])]
    assert len(apart) >= 10
    assert min(apart) >= 5000
    assert moving == []
    assert len(rest) == 1


def test_the_lanes_are_told_and_heard_in_turn(page, server):
    open_lab(page, server, "While training", **QUERY | {"epochs": "1000"})
    player = Player(page)
    player.stand()
    page.evaluate(DEAF)
    hear = player.button("Hear the loss")
    player.click("Hear the loss")
    assert hear.get_attribute("aria-pressed") == "true"
    player.play_past(20)
    player.pause()
    line = wait_until_told(player)
    assert page.evaluate("window.tones.length") > 2
    texts = player.root.evaluate(TEXTS)
    assert set(texts) == {"curves", "layers", "history", "activations"}
    for lane in player.root.locator(".bp-lane").all():
        title, loss = (lane.locator(of).inner_text() for of in (".bp-title", "[data-number=train_loss]"))
        assert f"{title}: training loss {loss}, " in line
        assert f"{title}: {loss}, " in texts["curves"]
        assert all(f"{title}: " in text and f"epoch {player.epoch}" in text for text in texts.values())
    player.root.get_by_role("combobox", name="Quantity by layer").select_option("delta_norms")
    page.wait_for_function("() => document.querySelector('[data-chart=layers]').ariaLabel.startsWith('dC/dz')")


def test_the_loss_is_heard_while_it_plays(page, open_player):
    player = open_player(learning_rate=0.1, epochs=80)
    first = player.loss()
    page.evaluate(DEAF)
    player.click("Hear the loss")
    player.click("Play")
    player.wait("state === 'done'")
    tones = page.evaluate("window.tones")
    assert len(tones) > 5
    assert all(later - earlier >= 100 for (earlier, *_), (later, *_) in pairwise(tones))
    for _, pitch, loss in tones[1:]:
        assert pitch == pytest.approx(880 * (float(loss) / first) ** (1 / 3), rel=0.03)
    assert tones[-1][1] < tones[0][1] / 1.2
    player.click("Hear the loss")
    player.scrub(0)
    player.play_past(30)
    assert page.evaluate("window.tones.length") == len(tones)
