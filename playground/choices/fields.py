"""A field of an experiment or a bench: its default, its rule, and whether the data depend on it."""

from collections import ChainMap
from dataclasses import field
from functools import partial

AUTO = "auto"


def choice(default, rule, is_data=False):
    """A field with its default and the rule for what it may hold; `is_data` where the data depend on it."""
    return field(default=default, metadata={"rule": rule, "is_data": is_data})


of_data = partial(choice, is_data=True)


def with_auto(registry):
    """A registry's names as they are when they are asked for, "auto" before them."""
    return ChainMap(registry, {AUTO: None})
