"""The `.po` files, brought up to date with the sources: what is new is empty, what is gone is dropped."""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

WIDTH = 110  # of a line
HEADER = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def updated(language, texts):
    """The text of a language's `.po` file for these texts, `{Text: [file, ...]}`; translations stay."""
    old, new = language.catalog, Catalog(language.code)
    new.mime_headers = [("Plural-Forms", old.plural_forms)]
    for text, files in texts.items():
        known = old.get(text.id, text.context)
        string = known.string if known and _has_forms(known.string, text.id, old.num_plurals) else ""
        comments = known.user_comments if known else ()
        message = new.add(
            text.id,
            string,
            locations=[(file, 1) for file in files],
            user_comments=comments,
            context=text.context,
        )
        message.flags -= {"python-format"}  # a percent sign is no format here
    content = BytesIO()
    write_po(content, new, width=WIDTH, omit_header=True, include_lineno=False)
    header = HEADER.format(code=language.code, plural=new.plural_forms)
    return header + content.getvalue().decode()


def _has_forms(string, id_, count):
    """Whether a translation is of the kind that the text needs: one with numbers has several forms."""
    return (isinstance(string, tuple) and len(string) == count) == isinstance(id_, tuple)


def missing(language):
    """The texts of a language's file that have no translation yet."""
    return [message.id for message in language.catalog if message.id and not is_whole(message.string)]


def is_whole(string):
    """Whether a translation is there, in all its forms."""
    return all(string) if isinstance(string, tuple) else bool(string)
