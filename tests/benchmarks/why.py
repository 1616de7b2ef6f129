"""What it costs to say why a run went as it did, each time that a player comes to rest."""

from playground.choices.experiment import Experiment
from playground.recording.history import History
from playground.recording.why import course_of, reasons
from playground.trainers.views import chance
from tests.benchmarks.timing import interleaved, markdown

CASES = {
    "learns": Experiment(epochs=10_000),
    "oscillates": Experiment(learning_rate=3, epochs=10_000),
    "vanishing": Experiment(activation="sigmoid", hidden_sizes=(8,) * 8, epochs=10_000),
}
LENGTHS = (1000, 10_000)


def table(rounds=60):
    header = ["run", *(f"after {epochs:,} epochs, ms" for epochs in LENGTHS)]
    return markdown(header, [[name, *measure(experiment, rounds)] for name, experiment in CASES.items()])


def measure(experiment, rounds):
    history = History(experiment)
    history.extend(max(LENGTHS))
    share = chance(history)
    asked = {epochs: lambda epochs=epochs: reasons(course_of(history, share, epochs)) for epochs in LENGTHS}
    return [f"{seconds * 1e3:.2f}" for seconds in interleaved(asked, rounds).values()]
