"""What a trainer says is in the language of the question, though all look at the same recording."""

import pytest

from playground import trainers
from playground.choices.experiment import Experiment
from playground.choices.sequence import SequenceBench
from playground.languages import speaking
from playground.trainers import answers
from playground.trainers.messages import unpack
from playground.trainers.shelf import Wanted

LIVE = Wanted(Experiment(dataset="moons", epochs=60, learning_rate=0.1), "playground")
READING = Wanted(SequenceBench(epochs=5, length=6, units=3, n_sequences=20), "sequences")
FRAMES = {"have": 0, "start": 5, "stride": 1, "count": 1, "farthest": 5}


def told(wanted, code):
    """The texts and titles of the verdicts at epoch 5."""
    header, _ = unpack(answers.answer(wanted, "frames", FRAMES, 5.0, code))
    return [(verdict["title"], verdict["text"], verdict["rule"]) for run in header["words"][0] for verdict in run]


@pytest.mark.parametrize("wanted", [LIVE, READING], ids=["rows", "sequences"])
def test_who_asks_is_answered_in_their_language_from_the_same_frames(wanted):
    first = {code: told(wanted, code) for code in ("en", "fr", "es")}
    assert len({str(said) for said in first.values()}) == 3
    for code in ("fr", "en", "es"):
        assert told(wanted, code) == first[code]


def test_the_language_goes_with_the_question():
    with speaking("fr"):
        (verdicts,) = unpack(trainers.ask(LIVE, "words", epoch=0).result())[0]["words"]
    assert "couche" in verdicts[0][1]


def test_kinds_are_the_same_in_all():
    def kinds(code):
        header, _ = unpack(answers.answer(LIVE, "frames", FRAMES, 5.0, code))
        return [verdict["kind"] for verdict in header["words"][0][0]]

    assert kinds("en")
    assert kinds("en") == kinds("fr") == kinds("es")


def test_networks_are_named_and_classes_too_in_the_language_of_who_looks():
    made = SequenceBench(task="parity", epochs=5, length=6, units=3, cells=("linear_rnn",), clip_norms=(0, 1))

    def scene(code):
        asked = {"shown": 0, "forked_from": None}
        header, _ = unpack(answers.answer(Wanted(made, "sequences"), "opening", asked, 5.0, code))
        return header["scene"], header["recording"]

    english, name = scene("en")
    assert (english["titles"], english["classes"]) == (["no clipping", "clipped at 1"], ["no", "yes"])
    spanish, same = scene("es")
    assert (spanish["titles"], spanish["classes"]) == (["sin recorte", "recortado a 1"], ["no", "sí"])
    assert same == name


def test_a_run_that_ended_says_why():
    wanted = Wanted(Experiment(dataset="bumps", activation="relu", learning_rate=100), "playground")
    header, _ = unpack(answers.answer(wanted, "frames", FRAMES | {"start": 50}, 60.0, "es"))
    assert header["ended"]["message"].startswith("La pérdida dejó de ser un número finito en la época")
