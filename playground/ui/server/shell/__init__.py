"""The page that carries all pages: Streamlit's own, which is told early what it will need.

By itself it finds out step by step: it asks whether the server is there and how to behave, then for the page, then
for the script of each kind of widget it meets, and while such a script is on its way React holds back what it has
drawn. What a page needs is known, so its head names it; and the styles are there before anything is drawn.
"""

import json

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.responses import HTMLResponse
from starlette.routing import Route

from playground.languages import ENGLISH, LANGUAGES
from playground.ui.server.asked import language_of
from playground.ui.server.assets import (
    PLOTLY_URL,
    PREFIX,
    SHARE_URL,
    START_URL,
    STREAMLIT,
    STYLES,
    TOUR_FIRST,
    player_files,
    player_url,
)
from playground.ui.site import PAGES

WIDGETS = ("Button", "ButtonGroup", "Checkbox", "Html", "MenuButton", "NumberInput", "Selectbox", "Slider")
FURTHER = {
    "challenges": ("PageLink",),
    "live": ("BidiComponent", "PageLink"),
    "runs": ("BidiComponent",),
    "sequences": ("BidiComponent", "DownloadButton"),
    "sweep": ("BidiComponent", "Multiselect"),
    "teaching": ("FileUploader",),
    "vanishing": ("BidiComponent", "DownloadButton", "Multiselect", "PlotlyChart"),
}
SAYING = ("language/speak.js", "language/catalog.js")  # the player's scripts that others need for their texts
PLAYING = ("live", "sequences")  # which begin with a player
WITH_TOUR = ("live",)
CHARTS = ("PlotlyChart",)  # what the other pages begin with
_NOT_AGAIN = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


def shell(page, code=ENGLISH.code):
    """Streamlit's page as HTML, for a visit that begins on a page of `PAGES` and speaks a language.

    The styles follow Streamlit's, which its script writes into the head, and precede those that a page brings.
    """
    html = (STREAMLIT / "index.html").read_text().replace('<html lang="en">', f'<html lang="{code}">', 1)
    start = f'<script src="{START_URL}" data-prefix="{PREFIX}"></script>'
    styles = "".join(f'<link rel="stylesheet" href="{address}">' for address in STYLES)
    html = html.replace("<head>", f"<head>{start}", 1).replace("<body>", f"<body>{styles}", 1)
    return html.replace("</head>", f"{''.join(_known(page, code))}</head>", 1)


def _known(page, code):
    for file in chunks(*WIDGETS, *FURTHER.get(page, CHARTS)):
        yield f'<link rel="modulepreload" crossorigin href="{PREFIX}/{file}">'
    if "BidiComponent" in FURTHER.get(page, ()):
        yield f'<link rel="modulepreload" href="{SHARE_URL}">'
        scripts = player_files(code) if page in PLAYING else [f"{player_url(code)}/{name}" for name in SAYING]
        for address in scripts:
            yield f'<link rel="modulepreload" href="{address}">'
    if page in PLAYING:
        yield f'<link rel="preload" as="script" fetchpriority="low" href="{PLOTLY_URL}">'
    if page in WITH_TOUR:
        for address in TOUR_FIRST:
            yield f'<link rel="modulepreload" fetchpriority="low" href="{address}">'


def chunks(*names):
    """The files of some of Streamlit's components that its page does not name itself, `["static/js/...", ...]`."""
    found = json.loads((STREAMLIT / "manifest.json").read_text())
    needed = _with_imports(found, {key for key, chunk in found.items() if chunk.get("name") in names})
    return sorted(found[key]["file"] for key in needed - _with_imports(found, {"index.html"}))


def _with_imports(found, keys):
    further = {name for key in keys for name in found[key].get("imports", ())} - keys
    return _with_imports(found, keys | further) if further else keys


class _Word(StringConvertor):
    regex = "[A-Za-z0-9_-]*"  # no dot: Streamlit's icon has such an address


register_url_convertor("word", _Word())
_pages = {(name, code): shell(name, code) for name in PAGES for code in LANGUAGES}


def respond(request):
    """The shell of the page that is named in the path; of the playground for any other name, as Streamlit does."""
    name, code = request.path_params["name"], language_of(request)
    return HTMLResponse(_pages.get((name, code), _pages["live", code]), headers=_NOT_AGAIN)


ROUTES = [Route(f"{PREFIX}/{{name:word}}", respond)]  # the last of ours
