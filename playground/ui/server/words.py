"""The texts of the player's scripts in one language: a module of its own, which others import."""

import json
from typing import NamedTuple

from playground.languages import Language
from playground.languages.updating import is_whole

PLACE = "language/catalog.js"  # among the player's scripts, where the one of English stands


class Words(NamedTuple):
    """The module of a language, with the face of a file; it is made when it is first read."""

    language: Language
    suffix: str = ".js"

    def read_bytes(self):
        return self.read_text().encode()

    def read_text(self):
        said = json.dumps(catalog_of(self.language), ensure_ascii=False)
        return f"export const catalog = {said};\nexport const plural = (n) => Number({_plural(self.language)});\n"


def catalog_of(language):
    """What the scripts need of a language, for JSON: `texts` are those that stand in them, by the English ones.

    One with several forms is a list; the context of one that has it comes before it, and a line break.
    """
    found = {
        _key(message): message.string
        for message in language.catalog
        if message.id and is_whole(message.string) and any(file.endswith(".js") for file, _ in message.locations)
    }
    return {"code": language.code, **language.symbols._asdict(), "texts": found}


def _key(message):
    text = message.id[0] if isinstance(message.id, tuple) else message.id
    return f"{message.context}\n{text}" if message.context else text


def _plural(language):
    """Which form goes with n: an expression of C, and of JavaScript."""
    return language.catalog.plural_expr
