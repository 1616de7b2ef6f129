"""`python -m playground.languages`: find every text in the sources and bring the `.po` files up to date."""

from playground.languages.catalogs import LANGUAGES
from playground.languages.extraction import texts
from playground.languages.updating import missing, updated


def main():
    found = texts()
    for language in LANGUAGES.values():
        if language.file:
            language.file.write_text(updated(language, found), encoding="utf-8")
            vars(language).pop("catalog", None)  # read it again
            print(f"{language.name}: {len(found)} texts, {len(missing(language))} of them to be translated")


if __name__ == "__main__":
    main()
