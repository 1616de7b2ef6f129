"""A text, character by character: what comes next?"""

import numpy as np

from playground.data.sequences.task import Sequences, Task, one_hot
from playground.languages import mark


def characters_of(text):
    """The characters of a text, each once, sorted."""
    return sorted(set(text))


def next_character(rng, n, choices):
    """Pieces of the text from anywhere in it; wanted is the character after each character."""
    known = {character: number for number, character in enumerate(characters_of(choices.text))}
    numbers = np.array([known[character] for character in choices.text])
    starts = rng.integers(0, len(numbers) - choices.length, n)
    pieces = numbers[starts[:, None] + np.arange(choices.length + 1)]
    y = pieces[:, 1:]
    return Sequences(one_hot(pieces[:, :-1], len(known)), y, np.ones(y.shape, bool))


TEXT_TASKS = {
    "text": Task(
        mark("Next character of a text"),
        mark("Pieces of the text, character by character. Which one comes next?"),
        mark("As far back as the text hangs together: the word, the line, the rhyme."),
        mark("Characters read"),
        next_character,
        lambda x: [str(place) for place in x.argmax(axis=1)],  # the experiment knows the characters
        "every",
        n_inputs=lambda choices: len(characters_of(choices.text)),
        n_classes=lambda choices: len(characters_of(choices.text)),
        class_names=lambda choices: tuple(characters_of(choices.text)),
        is_text=True,
    )
}
