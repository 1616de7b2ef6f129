"""The pages on which lessons run: what each of them makes of a link, and how far it has to come."""

from dataclasses import fields
from typing import NamedTuple
from urllib.parse import parse_qsl

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.formula import Formula
from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench
from playground.choices.share import from_query
from playground.choices.view import VIEW_NAMES
from playground.languages import _


class Kind(NamedTuple):
    """What a page's link makes, and how its recording is looked at, a key of `VIEWS`; None without one."""

    made: type
    view: str | None


KINDS = {  # file in pages/
    "live": Kind(Experiment, "playground"),
    "vanishing": Kind(Bench, "lanes"),
    "sequences": Kind(SequenceBench, "sequences"),
    "chain_rule": Kind(Formula, None),
}


def made_of(page, query):
    """What a page's query makes. Raises ExperimentError for a query that it cannot take as it is."""
    kind = KINDS[page].made
    known = {field.name for field in fields(kind)} | set(VIEW_NAMES)
    if wrong := [name for name in query if name not in known]:
        told = _("link: the page {page} does not know {names}.")
        raise ExperimentError("link", told.format(page=page, names=", ".join(wrong)))
    made, problems = from_query(query, kind)
    if problems:
        raise ExperimentError("link", f"link: {problems[0]}")
    return made


def query_of(link):
    """The keys of a link without its page, `dataset=xor&hidden_sizes=none`, as a dictionary."""
    return dict(parse_qsl(link.lstrip("?"), keep_blank_values=True))
