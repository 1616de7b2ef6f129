"""Files like those of the real reviews, made for a test: Keras' imdb.npz with its word index, and aclImdb."""

import io
import json
import pickle
import zipfile

import numpy as np

N_WORDS = 88_584  # in Keras' word index


def rows(count, length, seed, n_words=N_WORDS):
    """Lists of ranks, frequent words more often, about `length` each; y, which the last word tells."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(count) % 2)
    lengths = np.clip(rng.lognormal(np.log(length) - 0.25, 0.7, count).astype(int), 10, 2494)
    flat = np.minimum(np.floor(np.exp(rng.uniform(0, np.log(n_words), lengths.sum()))), n_words - 1).astype(int)
    found = [part.tolist() for part in np.split(flat, np.cumsum(lengths)[:-1])]
    for row, verdict in zip(found, y, strict=True):
        row[-1] = int(rng.integers(1, 21)) + 20 * int(verdict)
    return found, y


def as_objects(lists):
    array = np.empty(len(lists), object)
    array[:] = lists
    return array


def write_keras(folder, count=300, length=20, seed=0, index=True, **arrays):
    """An imdb.npz, with its word index beside it; `arrays` take the place of its own. Returns its path."""
    made = {}
    for place, part in enumerate(("train", "test")):
        lists, y = rows(count, length, seed + place)
        made |= {f"x_{part}": as_objects(lists), f"y_{part}": y}
    path = folder / "imdb.npz"
    np.savez(path, **made | arrays)
    if index:
        write_index(folder)
    return path


def write_index(folder):
    (folder / "imdb_word_index.json").write_text(json.dumps({f"word{rank}": rank for rank in range(1, N_WORDS)}))


def npy(pickled, count=1):
    """An .npy file of an object array whose pickle is this."""
    file = io.BytesIO()
    np.lib.format.write_array_header_1_0(file, {"descr": "|O", "fortran_order": False, "shape": (count,)})
    return file.getvalue() + pickled


def write_members(path, **members):
    """A .npz of these files, and of the small ones of `write_keras` for those that are not among them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("x_train", "y_train", "x_test", "y_test"):
            archive.writestr(f"{name}.npy", members.get(name) or small(name))
    return path


def small(name):
    """A good member."""
    file = io.BytesIO()
    if name.startswith("x"):
        return npy(pickle.dumps(as_objects([[1, 2], [3, 4, 5]])), 2)
    np.save(file, np.array([0, 1]))
    return file.getvalue()


def write_folder(folder, texts):
    """aclImdb: `{"train": {"pos": [...], "neg": [...]}, "test": ...}`."""
    for part, kinds in texts.items():
        for kind, found in kinds.items():
            place = folder / "aclImdb" / part / kind
            place.mkdir(parents=True)
            for number, text in enumerate(found):
                (place / f"{number}_7.txt").write_text(text, encoding="utf-8")
    return folder / "aclImdb"
