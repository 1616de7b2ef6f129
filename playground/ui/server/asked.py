"""What a request asks for before there is a page: its language."""

from playground.languages import ENGLISH, nearest
from playground.ui.visit.carried import LANGUAGE


def language_of(request):
    """The code of the language to answer in: that of the link, else the browser's first if it is ours."""
    asked = request.query_params.get(LANGUAGE.name, "")
    first = request.headers.get("accept-language", "").split(",")[0].split(";")[0]
    return nearest([asked, first.strip()]) or ENGLISH.code
