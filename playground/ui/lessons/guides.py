"""What stands above a page that a lesson or a challenge runs on, and which controls it leaves there."""

import streamlit as st

from playground.ui.challenges import bar as challenge_bar
from playground.ui.lessons import bar as lesson_bar
from playground.ui.lessons import hiding

FOLLOW = (lesson_bar.follow, challenge_bar.follow)  # each `(run, draw)` where the address says so, else None


def around(page):
    """Run a page; where a lesson or a challenge runs on it, with its bar above."""
    name = page.url_path or "live"
    guide = next(filter(None, (follow(name) for follow in FOLLOW)), None)
    if not guide:
        page.run()
        return
    run, draw = guide
    slot = st.container(key="lesson_bar")
    hiding.hide(run)
    page.run()
    with slot:  # last, when the page has recorded what its widgets say
        draw()
