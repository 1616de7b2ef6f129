"""The way through a lesson as a row of steps with their minutes, the one that is next marked."""

from html import escape

from playground.languages import _, pgettext

STEPS = ("predict", "run", "compare", "explain")


def titles():
    """What each step of a lesson is called, that after its rounds too."""
    return {
        "predict": _("Predict"),
        "run": pgettext("step of a lesson", "Run"),
        "compare": _("Compare"),
        "explain": _("Explain"),
        "try": _("Try"),
    }


def way(lesson, n_done):
    """HTML of all steps of a lesson, of which so many are done."""
    steps = [
        (_told(name, getattr(of_round.minutes, name)), place == 0, number)
        for number, of_round in enumerate(lesson.rounds, start=1)
        for place, name in enumerate(STEPS)
    ]
    if lesson.further:
        steps.append((_told("try", lesson.further_minutes), False, 0))
    shown = []
    for place, (text, is_first, number) in enumerate(steps):
        if is_first and len(lesson.rounds) > 1:
            shown.append(f'<li class="bp-round">{escape(_("Round {n}").format(n=number))}</li>')
        mark = ' data-is="done"' if place < n_done else ' aria-current="step"' if place == n_done else ""
        heard = f'<span class="bp-said">{escape(_("done:"))} </span>' if place < n_done else ""
        shown.append(f"<li{mark}>{heard}{escape(text)}</li>")
    return f'<ol class="bp-way" aria-label="{escape(_("The steps of this lesson"))}">{"".join(shown)}</ol>'


def _told(name, minutes):
    return f"{titles()[name]} {_('{minutes} min').format(minutes=minutes)}"
