"""`LANGUAGES`: each has its texts in a `.po` file, and writes numbers as people there do."""

import os
from dataclasses import dataclass
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
VARIABLE = "PLAYGROUND_LANGUAGES"  # a folder with `.po` files of further languages
GROUPED_FROM = {"es": 5}  # digits: CLDR's minimumGroupingDigits, which Babel leaves out; 4 in other languages


class Symbols(NamedTuple):
    """What a number is written with: 1,234.5 and 42%. Thousands are grouped from so many digits on."""

    decimal: str
    group: str
    grouped_from: int
    percent: str


@dataclass(frozen=True)
class Language:
    """A language by its `code`, such as fr; the one that the texts are written in has no `file`."""

    code: str
    file: Path | None = None

    @cached_property
    def name(self):
        """What those who speak it call it."""
        name = self._locale.display_name
        return name[:1].upper() + name[1:]

    @cached_property
    def symbols(self):
        """The `Symbols` of its numbers."""
        found = self._locale.number_symbols
        found = found.get("latn", found)
        percent = self._locale.percent_formats[None].pattern.rpartition("0")[2]
        return Symbols(found["decimal"], found["group"], GROUPED_FROM.get(self.code, 4), percent)

    @cached_property
    def catalog(self):
        """Its Babel `Catalog`; that of the language of the texts is empty."""
        if self.file is None:
            return Catalog(self.code)
        with self.file.open("rb") as file:
            return read_po(file, locale=self.code, abort_invalid=True)

    @cached_property
    def translations(self):
        """Its texts with the interface of `gettext`; one that it lacks is said in English."""
        if self.file is None:
            return NullTranslations()
        compiled = BytesIO()
        write_mo(compiled, self.catalog)
        compiled.seek(0)
        return GNUTranslations(compiled)

    @property
    def _locale(self):
        return Locale.parse(self.code)


def _languages():
    """English and every language with a file, here or in the folder that the environment names, by their names."""
    folders = [FOLDER, *map(Path, filter(None, [os.environ.get(VARIABLE)]))]
    others = [Language(file.stem, file) for folder in folders for file in folder.glob("*.po")]
    return {language.code: language for language in sorted([ENGLISH, *others], key=lambda each: each.name)}


def nearest(tags):
    """The code of the first language of ours among those of a browser, such as fr-CA; None where none is."""
    codes = (tag.replace("_", "-").split("-")[0].lower() for tag in tags)
    return next((code for code in codes if code in LANGUAGES), None)


ENGLISH = Language("en")
LANGUAGES = _languages()
