"""A run as one HTML file: the player's own scripts with the recording in it, which needs no server."""

import base64
import gzip
import json
import re
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from playground.languages import _, spoken

_TEMPLATE = Template(Path(__file__).with_name("page.html").read_text())
_IMPORTED = re.compile(r'(?<=from )"(\.[^"]+)"')  # by a path relative to the importing script
START = "page/main.js"


class Player(NamedTuple):
    """What a player is made of: ES modules `{path: text}`, among them `START`; CSS; the chart library's script.

    `light` and `dark` are the theme's CSS variables, `{"--st-text-color": "#1f2937", ...}`.
    """

    scripts: dict[str, str]
    style: str
    plotly: bytes
    light: dict[str, str]
    dark: dict[str, str]


def page(title, lines, link, recording, player):
    """The file's bytes, in the language that is spoken.

    `title` and `lines` say what was trained, `link` leads to it in a playground.

    `recording` is a message of the whole run (see `trainers.whole`), `player` a `Player`; both may be `packed`.
    """
    return _TEMPLATE.substitute(
        language=spoken().code,
        script=escape(_("The run is shown by a script: allow this page to run it.")),
        again=escape(_("To change it and train it again, open it in a playground:")),
        title=escape(title),
        lines="".join(f"<p>{escape(line)}</p>" for line in lines),
        link=escape(link),
        style=player.style,
        light=_variables(player.light),
        dark=_variables(player.dark),
        plotly=_base64(player.plotly),
        recording=_base64(recording),
        modules=json.dumps({"imports": _modules(player.scripts)}),
        start=START,
    ).encode()


def packed(content):
    """Bytes as the page holds them; the same bytes each time."""
    return gzip.compress(content, mtime=0)


def _modules(scripts):
    """`{name: address}` for an import map: each script is its own address, in which others are imported by name.

    A script that lies at no address of a server has no neighbors that a relative path could lead to.
    """
    return {
        name: "data:text/javascript;base64," + _base64(_by_name(name, text).encode())
        for name, text in scripts.items()
    }


def _by_name(name, text):
    return _IMPORTED.sub(lambda found: json.dumps(_resolved(name, found[1])), text)


def _resolved(name, relative):
    """The name that a path means in the script called `name`."""
    parts = name.split("/")[:-1]
    for step in relative.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _variables(values):
    return "".join(f"{name}: {value}; " for name, value in values.items())


def _base64(content):
    return base64.b64encode(content).decode()
