"""An `Experiment` or a `Bench` to and from a link: `?dataset=spiral&hidden_sizes=8,8,8&learning_rate=0.03`.

Only what differs from the default is written. A value that cannot be used is said in words and replaced.
"""

from dataclasses import fields
from textwrap import shorten

from playground.choices.experiment import Experiment
from playground.choices.rules import ExperimentError
from playground.languages import _

MOST_SAID = 60  # characters of a default, which may be a text


def to_query(made, is_whole=False):
    """`dict[str, str]` of the fields that differ from their defaults, or of all if it `is_whole`.

    A page keeps what was chosen on it when it is opened by a link that says nothing: a link that is to open the
    defaults there has to be whole.
    """
    return {
        field.name: field.metadata["rule"].format(getattr(made, field.name))
        for field in fields(made)
        if is_whole or getattr(made, field.name) != field.default
    }


def from_query(query, kind=Experiment):
    """`(Experiment or Bench, problems)` of a mapping of strings; keys that are no field are left to others."""
    known = {field.name: field for field in fields(kind)}
    values, problems = {}, []
    for name in (name for name in known if name in query):
        try:
            values[name] = known[name].metadata["rule"].parse(name, query[name])
        except ExperimentError as error:
            problems.append(_replaced(error, known))
    while True:
        try:
            return kind(**values), problems
        except ExperimentError as error:  # each value alone is fine, but not together
            del values[error.field]
            problems.append(_replaced(error, known))


def _replaced(error, known):
    field = known[error.field]
    default = shorten(field.metadata["rule"].format(field.default), MOST_SAID, placeholder=" …")
    return _("{error} The default is used instead: {default}.").format(error=error, default=default)
