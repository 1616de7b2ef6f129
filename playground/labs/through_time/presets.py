"""Unrolled networks worth a walk, each with what to look at."""

from playground.choices.through_time import Unrolled
from playground.labs.preset import Preset
from playground.languages import mark

PULSE = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)  # something happens at the first step, and must be remembered
FOUR_STEPS = Unrolled(  # recipe B3's h = tanh(w h + u x): its w is U, its u is W
    inputs=(1.0, -1.0, 0.5, 1.0), input_weight=0.5, recurrent_weight=0.8, output_weight=1.0, target=0.5
)

PRESETS = {
    "fades": Preset(
        mark("It fades"),
        mark(
            "Only step 1 has an input. With U = 0.5 each step back halves the error at least, so step 1, which "
            "is to blame for everything, hears less than a thirtieth of it."
        ),
        Unrolled(inputs=PULSE, target=0.5),
    ),
    "holds": Preset(
        mark("It holds"),
        mark(
            "A linear unit with U = 1: every step back multiplies the error by 1, and step 1 hears all of it. An "
            "LSTM is built around such a path."
        ),
        Unrolled(inputs=PULSE, activation="linear", recurrent_weight=1.0, target=0.5),
    ),
    "explodes": Preset(
        mark("It explodes"),
        mark(
            "A ReLU unit with U = 1.5: every step back multiplies the error by 1.5, so at step 1 it is 7.6 times "
            "what it was at step 6."
        ),
        Unrolled(inputs=PULSE, activation="relu", recurrent_weight=1.5, target=7.0),
    ),
    "recipe": Preset(
        mark("Tutorial B3: four steps"),
        mark(
            "One unit, four inputs. What steps 2, 3 and 4 add to dC/dU: 0.01931, −0.006882 and 0.009856. One of "
            "them pulls the other way, and the weight moves by the sum, 0.02228."
        ),
        FOUR_STEPS,
    ),
}
