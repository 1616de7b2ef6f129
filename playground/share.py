"""An `Experiment` to and from a link: `?dataset=spiral&hidden_sizes=8,8,8&learning_rate=0.03`.

Only what differs from the default is written. A value that cannot be used is said in words and replaced.
"""

from playground.experiment import FIELDS, RULES, Experiment
from playground.rules import ExperimentError


def to_query(experiment):
    """`dict[str, str]` of the fields that differ from their defaults."""
    return {
        name: RULES[name].format(getattr(experiment, name))
        for name, field in FIELDS.items()
        if getattr(experiment, name) != field.default
    }


def from_query(query):
    """`(Experiment, problems)` of a mapping of strings; keys that are no field are left to others."""
    values, problems = {}, []
    for name in FIELDS:
        if name in query:
            try:
                values[name] = RULES[name].parse(name, query[name])
            except ExperimentError as error:
                problems.append(_replaced(error))
    while True:
        try:
            return Experiment(**values), problems
        except ExperimentError as error:  # each value alone is fine, but not together
            del values[error.field]
            problems.append(_replaced(error))


def _replaced(error):
    default = RULES[error.field].format(FIELDS[error.field].default)
    return f"{error} The default is used instead: {default}."
