"""Benches worth seeing, each with what to look at."""

from playground.choices.bench import Bench
from playground.labs.preset import Preset
from playground.languages import mark

PRESETS = {
    "sigmoid_relu": Preset(
        mark("Sigmoid against ReLU"),
        mark(
            "Ten layers, each activation with the start that was made for it. Sigmoid's slope is at most 0.25: "
            "unless the weights make up for it, a layer sends back a quarter of the error at most. Open “While "
            "training” and press Play: the ReLU network learns, the sigmoid one stays at chance."
        ),
        Bench(),
    ),
    "scale": Preset(
        mark("Too small, Xavier, He, too large"),
        mark(
            "The same ReLU network from four spreads of its starting weights. Too small: signals fade. Too "
            "large: they explode. Xavier loses a factor 0.71 a layer under ReLU, and He was made to keep it."
        ),
        Bench(
            activations=("relu",), initializers=("xavier_normal", "he_normal", "small_normal", "standard_normal")
        ),
    ),
    "batch_norm": Preset(
        mark("Batch norm wakes the sigmoid"),
        mark(
            "Eight layers. The plain sigmoid network stays at chance, ReLU with He learns at once, and batch "
            "normalization alone lets the sigmoid network learn as well."
        ),
        Bench(activations=("relu", "sigmoid"), depths=(8,), extras=("plain", "batch_norm")),
    ),
    "fixed": Preset(
        mark("What finally fixed it"),
        mark(
            "Thirty layers. Even ReLU with He stays at chance. Batch normalization helps both, residual "
            "connections give the gradient a way past each layer, and together they carry 30 layers."
        ),
        Bench(
            activations=("relu", "sigmoid"),
            depths=(30,),
            extras=("plain", "batch_norm", "batch_norm_residual"),
        ),
    ),
    "saturating": Preset(
        mark("Tanh saturating"),
        mark(
            "Weights of deviation 1 drive tanh to its flat ends: the activations pile up at -1 and 1, and most "
            "of what is sent back is multiplied by almost 0. Xavier keeps them where tanh is steep."
        ),
        Bench(activations=("tanh",), initializers=("xavier_normal", "standard_normal"), depths=(5,), width=64),
    ),
    "dying": Preset(
        mark("Dying ReLU"),
        mark(
            "A learning rate of 2 throws ReLU units to where they are off for every row: their slope is 0, so "
            "their own weights get no gradient; only the layers before could bring them back. A leak of 0.01 "
            "keeps a way open, from most seeds."
        ),
        Bench(
            dataset="moons",
            activations=("relu", "leaky_relu"),
            depths=(4,),
            width=8,
            learning_rate=2,
            epochs=60,
        ),
    ),
    "exploding": Preset(
        mark("Exploding"),
        mark(
            "Weights of deviation 1 multiply the signal by about 3 a layer. The first updates are so large that "
            "the loss is soon no longer a number. In the sidebar, under Training, set Clip gradient to 1, open "
            "“While training” and press Play."
        ),
        Bench(activations=("relu",), initializers=("he_normal", "standard_normal"), epochs=100),
    ),
    "zeros": Preset(
        mark("All weights zero"),
        mark(
            "Every unit of a layer computes the same and gets the same gradient: nothing tells them apart, ever. "
            "The loss stays near ln 2 = 0.693."
        ),
        Bench(activations=("tanh", "relu", "sigmoid"), initializers=("zeros",), depths=(3,), epochs=100),
    ),
}
