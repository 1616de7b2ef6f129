"""What cannot be taken home, or read again, in a sentence."""


class ExportError(ValueError):
    """A run that a kind of file cannot express; the message says which choice stands in the way."""


class ReadError(ValueError):
    """A file that is not what was taken home here; the message says what it should be."""
