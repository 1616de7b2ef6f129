"""Keras' `imdb.npz` holds arrays of lists, and those are pickles: they are read here without a pickle's danger.

A pickle is a program. It can do harm only by names that it looks up, so `_Reader` lets it look up three: those of
NumPy's array, dtype and the function that begins an array. What it gets are not NumPy's but stand-ins made here,
which keep what they are told and do nothing. Any other name ends the reading. What comes out is looked at before
it is used: a list of lists of whole numbers, no more and no larger than reviews are.

A file can also ask for memory. Members of the archive are bounded before they are unpacked, and the caller's
process may be held to so many bytes by `at_most`.
"""

import io
import pickle
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from itertools import chain, repeat

import numpy as np

from playground.data.reading.errors import ReviewsError
from playground.languages import _
from playground.numbers import counted

try:
    import resource
except ImportError:  # not on Windows
    resource = None

MOST_BYTES = 200 * 2**20  # of a member, unpacked; those of Keras' file have about 20 MB
MOST_REVIEWS, MOST_WORDS, LARGEST_WORD = 100_000, 20_000, 10_000_000
MOST_MEMORY = 2 * 2**30  # bytes; 25,000 reviews take about 300 MB while they are read


class _StandIn:
    """In the place of NumPy's names: it can be made of anything, keeps the state it is given, and does nothing."""

    __slots__ = ("state",)

    def __init__(self, *_parts):
        self.state = None

    def __setstate__(self, state):
        self.state = state


_FUNCTION = "_reconstruct"
_ALLOWED = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("numpy.core.multiarray", _FUNCTION),
    ("numpy._core.multiarray", _FUNCTION),
}


class _Reader(pickle.Unpickler):
    """Reads lists, texts and numbers, and stand-ins for NumPy's array."""

    def find_class(self, module, name):
        if (module, name) not in _ALLOWED and (module, name) != ("_codecs", "encode"):
            text = _("It asks for {what}, which no list of reviews needs, and is not read.")
            raise ReviewsError(text.format(what=f"{module}.{name}"))
        return _StandIn  # `_codecs.encode` is how old pickles write the b"b" that they hand to _reconstruct


def members(path):
    """`{name: array}` of an `imdb.npz`: of object arrays `(flat (M,), ends (N,))`, of others the numbers (N,).

    `flat` holds the numbers of all lists one after another, int64, and `ends` says where each list ends. Raises
    ReviewsError, in a sentence, for whatever else the file is.
    """
    try:
        with zipfile.ZipFile(path) as archive, at_most(MOST_MEMORY):
            return {name: _member(archive, name) for name in ("x_train", "y_train", "x_test", "y_test")}
    except ReviewsError:
        raise
    except FileNotFoundError:
        raise ReviewsError(_("There is no such file.")) from None
    except MemoryError:
        raise ReviewsError(_("It asks for more memory than reviews need.")) from None
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        text = _("It is damaged, or no .npz file ({error}).")
        raise ReviewsError(text.format(error=_said(error))) from None


def _member(archive, name):
    try:
        info = archive.getinfo(f"{name}.npy")
    except KeyError:
        raise ReviewsError(_("It has no {name}, which Keras' imdb.npz has.").format(name=name)) from None
    if info.file_size > MOST_BYTES:
        text = _("Its {name} has {n} bytes; up to {most} are read.")
        raise ReviewsError(text.format(name=name, n=counted(info.file_size), most=counted(MOST_BYTES)))
    with archive.open(info) as member:
        content = member.read(MOST_BYTES + 1)  # whatever the archive says of its size
    if len(content) > MOST_BYTES:
        raise ReviewsError(_("Its {name} has more than {n} bytes.").format(name=name, n=counted(MOST_BYTES)))
    shape, dtype, rest = _header(content, name)
    if len(shape) != 1 or not 1 <= shape[0] <= MOST_REVIEWS:
        text = _("Its {name} has the shape {shape}: 1 to {most} reviews in a row are read.")
        raise ReviewsError(text.format(name=name, shape=shape, most=counted(MOST_REVIEWS)))
    if dtype.hasobject:
        return _lists(_unpickled(rest, name), shape[0], name)
    if dtype.kind not in "iu" or len(rest) < shape[0] * dtype.itemsize:
        text = _("Its {name} must be {n} whole numbers, not {type}.")
        raise ReviewsError(text.format(name=name, n=counted(shape[0]), type=dtype))
    return np.frombuffer(rest, dtype, shape[0]).astype(np.int64)


def _header(content, name):
    """The shape and dtype that an .npy file says it has, read by NumPy, and the bytes behind that."""
    file = io.BytesIO(content)
    readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that Python 2 wrote it
            shape, _is_fortran, dtype = readers[np.lib.format.read_magic(file)](file)
    except Exception as error:  # it is Python that NumPy reads, of a version that nobody asked for
        text = _("The beginning of its {name} is damaged ({error}).")
        raise ReviewsError(text.format(name=name, error=_said(error))) from None
    return shape, dtype, memoryview(content)[file.tell() :]


def _unpickled(content, name):
    """What is inside a pickled array: a list."""
    try:
        found = _Reader(io.BytesIO(content)).load()
    except (ReviewsError, MemoryError):
        raise
    except Exception as error:  # a damaged pickle raises nearly anything
        text = _("Its {name} is damaged ({error}).")
        raise ReviewsError(text.format(name=name, error=_said(error))) from None
    state = found.state if isinstance(found, _StandIn) else None
    if not isinstance(state, tuple) or len(state) != 5 or not isinstance(state[4], list):
        raise ReviewsError(_("Its {name} must be an array of lists.").format(name=name))
    return state[4]


def _lists(lists, count, name):
    """`(flat, ends)` of lists of whole numbers."""
    if len(lists) != count or set(map(type, lists)) != {list}:
        text = _("Its {name} must be {n} lists of whole numbers.")
        raise ReviewsError(text.format(name=name, n=counted(count)))
    lengths = np.fromiter(map(len, lists), np.int64, count)
    if lengths.max() > MOST_WORDS:
        text = _("A review in its {name} has {n} words; up to {most} are read.")
        raise ReviewsError(text.format(name=name, n=counted(lengths.max()), most=counted(MOST_WORDS)))
    if lengths.sum() > MOST_BYTES:  # the same list may stand in many places
        text = _("Its {name} has {n} words, more than could be in it.")
        raise ReviewsError(text.format(name=name, n=counted(lengths.sum())))
    if not all(map(isinstance, chain.from_iterable(lists), repeat(int))):
        raise ReviewsError(_("Its {name} must be lists of whole numbers.").format(name=name))
    try:
        flat = np.fromiter(chain.from_iterable(lists), np.int64, int(lengths.sum()))
    except OverflowError:
        flat = np.array([LARGEST_WORD + 1])
    if len(flat) and not 0 <= flat.min() <= flat.max() <= LARGEST_WORD:
        text = _("Words in its {name} must be numbers from 0 to {most}.")
        raise ReviewsError(text.format(name=name, most=counted(LARGEST_WORD)))
    return flat, np.cumsum(lengths)


@contextmanager
def at_most(n_bytes):
    """Let this process have no more than so many bytes beside those that it has, where the system can say so."""
    if resource is None or not (now := _address_space()):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + n_bytes
    bounds = [bound for bound in (soft, hard, wanted) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space():
    """Bytes of it that this process has, 0 where the system does not say."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _said(error):
    return " ".join(str(error).split())[:120] or type(error).__name__
