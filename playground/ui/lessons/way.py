"""The way through a lesson as a row of steps with their minutes, the one that is next marked."""

from html import escape

STEPS = ("predict", "run", "compare", "explain")


def way(lesson, n_done):
    """HTML of all steps of a lesson, of which so many are done."""
    steps = [
        (f"{name.capitalize()} {getattr(of_round.minutes, name)} min", place == 0, number)
        for number, of_round in enumerate(lesson.rounds, start=1)
        for place, name in enumerate(STEPS)
    ]
    if lesson.further:
        steps.append((f"Try {lesson.further_minutes} min", False, 0))
    shown = []
    for place, (text, is_first, number) in enumerate(steps):
        if is_first and len(lesson.rounds) > 1:
            shown.append(f'<li class="bp-round">Round {number}</li>')
        mark = ' data-is="done"' if place < n_done else ' aria-current="step"' if place == n_done else ""
        shown.append(f"<li{mark}>{escape(text)}</li>")
    return f'<ol class="bp-way" aria-label="The steps of this lesson">{"".join(shown)}</ol>'
