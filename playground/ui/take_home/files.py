"""Scripts, weights and tables of a run: one button a kind."""

import re
from itertools import groupby

from playground.export import KINDS, refusal
from playground.export.kinds import SCRIPTS, TABLES, WEIGHTS
from playground.languages import _, mark
from playground.ui.take_home import offers
from playground.ui.take_home.offers import Offer

ABOUT = {
    SCRIPTS: mark("The same rows, start and order; they print the losses at the epoch that the player shows."),
    WEIGHTS: mark("The numbers of the network; ONNX runs in other programs too."),
    TABLES: mark("CSV, for a spreadsheet."),
}


def show(recording):
    """Draw the buttons; a file is made when its button is clicked, at the epoch that the player shows by then."""
    for group, kinds in groupby(KINDS.items(), key=lambda item: item[1].group):
        found = {f"take_home_{name}": _offer(recording, name, kind) for name, kind in kinds}
        offers.show(f"**{_(group)}.** {_(ABOUT[group])}", found)


def _offer(recording, name, kind):
    return Offer(
        _(kind.title),
        lambda: _made(recording, kind),
        file_name(recording.made.dataset, name, KINDS),
        kind.media,
        refusal(recording.made, name),
    )


def _made(recording, kind):
    """The file's bytes, at the epoch where the person is by now."""
    history = recording.history
    return kind.make(history, min(recording.shown, history.extend(recording.shown)))


def file_name(title, name, kinds):
    """What a file is called, from what it is about, which may hold points or a formula, and its key in `kinds`."""
    ending = kinds[name].ending
    is_alone = sum(kind.ending == ending for kind in kinds.values()) == 1
    plain = re.sub(r"[^\w-]+", "-", title)[:40].strip("-")
    return f"{plain}{'' if is_alone else f'-{name}'}{ending}"
