"""Tables as one word of a link: JSON, compressed, in letters that an address takes as they are."""

import base64
import json
import zlib

from playground.languages import _
from playground.numbers import counted

LONGEST = 12_000  # letters of a link that are read
MOST_BYTES = 100_000  # of what they unpack to


def pack(table):
    """The word for what JSON can say."""
    text = json.dumps(table, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(word):
    """What was packed into a word. Raises ValueError for any other word."""
    if len(word) > LONGEST:
        told = _("It has {letters} letters: at most {most} are read.")
        raise ValueError(told.format(letters=counted(len(word)), most=counted(LONGEST)))
    try:
        packed = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
        opened = zlib.decompressobj()
        text = opened.decompress(packed, MOST_BYTES)
        if opened.eof:
            return json.loads(text)
    except (ValueError, zlib.error, RecursionError):
        pass
    raise ValueError(_("It was cut or changed on its way."))
