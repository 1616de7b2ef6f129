"""`DATASETS`: every data set by name; `SOURCES`: what an experiment may name."""

from collections import ChainMap
from collections.abc import Mapping
from itertools import chain
from weakref import WeakValueDictionary

from playground.data.images.mnist import IMAGES, FetchedImages
from playground.data.made import MADE
from playground.data.named.formulas import FORMULAS
from playground.data.named.points import PLACED
from playground.data.shelf import SHIPPED
from playground.data.sources import Dataset
from playground.data.tutorials import TUTORIALS

DATASETS = MADE | SHIPPED | IMAGES | TUTORIALS

# Tables that visitors brought, by their content: they are here as long as somebody holds them.
BROUGHT = WeakValueDictionary()

FETCHED = FetchedImages()


class Sources(Mapping):
    """Everything an experiment may name. Only the registry and what was fetched are listed, no visitor's own."""

    def __init__(self, *mappings):
        self._all = ChainMap(*mappings)

    def __getitem__(self, name):
        return self._all[name]

    def __iter__(self):
        return chain(DATASETS, FETCHED)

    def __len__(self):
        return len(DATASETS) + len(FETCHED)


SOURCES = Sources(BROUGHT, DATASETS, FETCHED, PLACED, FORMULAS)


class Classifying(Mapping):
    """Those of some sources that have classes, as they are when they are asked for."""

    def __init__(self, sources):
        self._sources = sources

    def __getitem__(self, name):
        if self._sources[name].task != "classification":
            raise KeyError(name)
        return self._sources[name]

    def __iter__(self):
        return (name for name, source in self._sources.items() if source.task == "classification")

    def __len__(self):
        return sum(1 for _ in self)


def load(name, n_samples=300, noise=0.1, n_classes=2, seed=0):
    """The `Dataset` called `name`; for data that are not made on the spot, the other arguments do not matter.

    Raises KeyError for an unknown name.
    """
    source = SOURCES[name]
    if not source.is_made:
        return source.make()
    n_classes = source.n_classes if source.n_classes is not None else n_classes
    x, y = source.make(n_samples, noise, n_classes, source.new_rng(seed))
    names = tuple(f"x{i + 1}" for i in range(source.n_features)) if source.n_features > 1 else ("x",)
    targets = tuple(f"class {k}" for k in range(n_classes)) if n_classes else ("y",)
    return Dataset(x, y, names, targets, source.task)
