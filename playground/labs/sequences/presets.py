"""Sequence benches worth seeing, each with what to look at. A test holds every number that is said here."""

from playground.choices.sequence import SequenceBench
from playground.labs.preset import Preset
from playground.languages import mark

PRESETS = {
    "adding": Preset(
        mark("Who remembers?"),
        mark(
            "Two marked numbers among 50, and their sum is wanted. The plain RNN ends where always answering 1 "
            "ends, at 1/6: the error fades before it reaches the first number. The LSTM finds the way back "
            "within 50 epochs."
        ),
        SequenceBench(),
    ),
    "three": Preset(
        mark("RNN, GRU, LSTM"),
        mark(
            "The same task for all three. The gates of GRU and LSTM open a way on which the error is not "
            "multiplied by the recurrent matrix: look at the error back through time, and at the gates when a "
            "marked number comes."
        ),
        SequenceBench(cells=("rnn", "gru", "lstm")),
    ),
    "radius": Preset(
        mark("Fades, holds, explodes"),
        mark(
            "Before any training: the same ReLU cell, its recurrent matrix scaled to a spectral radius of 0.7, 1 "
            "and 1.3. Every step back multiplies the error by the matrix, so 49 steps multiply it by the radius "
            "to the power 49."
        ),
        SequenceBench(
            cells=("relu_rnn",),
            spectral_radii=(0.7, 1.0, 1.3),
            recurrent_initializer="identity",
            learning_rate=0.001,
            epochs=60,
        ),
    ),
    "clipping": Preset(
        mark("It explodes, and clipping tames it"),
        mark(
            "A ReLU cell whose matrix has a spectral radius of 1.3, trained by plain SGD. Without clipping the "
            "first steps are so long that the loss is no longer a number. Clipped to a length of 1, it stays "
            "one, and falls in leaps from over 100 million to under 1."
        ),
        SequenceBench(
            cells=("relu_rnn",),
            spectral_radii=(1.3,),
            clip_norms=(0.0, 1.0),
            recurrent_initializer="identity",
            optimizer="sgd",
            epochs=100,
        ),
    ),
    "parity": Preset(
        mark("Parity of 12 bits"),
        mark(
            "One wrong bit, and the answer is wrong. Asked about 12 bits at once nothing is learned; with "
            "sequences of 1 to 12 bits the short ones show the way, and both cells learn it."
        ),
        SequenceBench(task="parity", length=12, lengths_vary=True, cells=("gru", "lstm"), epochs=100),
    ),
    "copy": Preset(
        mark("Say it again"),
        mark(
            "Five letters, a pause of 20 steps, and the letters are wanted back. Look at the state while nothing "
            "comes in."
        ),
        SequenceBench(
            task="copy", length=20, cells=("rnn", "lstm"), recurrent_initializer="orthogonal", epochs=200
        ),
    ),
    "sine": Preset(
        mark("The next value"),
        mark("A wave with noise, fast or slow. How many values does it take until the answers follow the wave?"),
        SequenceBench(task="sine", length=40, cells=("rnn", "gru", "lstm"), epochs=100),
    ),
    "text": Preset(
        mark("Write on"),
        mark(
            "A short text, read character by character. Train it, then let it write on below; or type a text of "
            "your own."
        ),
        SequenceBench(task="text", length=40, cells=("rnn", "lstm"), epochs=100),
    ),
}
