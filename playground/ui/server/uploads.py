"""A visitor's file stays in memory while it is received."""

from starlette.formparsers import MultiPartParser
from streamlit import config

MARGIN = 2**20  # bytes beside the file's own


def keep_in_memory():
    """Starlette writes what is longer than a megabyte to disk while it takes a form apart: not here."""
    MultiPartParser.spool_max_size = config.get_option("server.maxUploadSize") * 2**20 + MARGIN
