"""A first look at any data, and the door through which a visitor's own come in."""

from playground.data import load
from playground.languages import _
from playground.ui.first_look import controls
from playground.ui.first_look.shown import show
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.own import bring, choosing

opening(
    _("What is in the data?"),
    _(
        "Look before you train: how many rows, which features, how the classes mix. Bring a **table** of your "
        "own or write a **formula**, and train on it as on any other set."
    ),
)
experiment = controls.chosen()
controls.own()
controls.all_of_mnist()
if own := controls.of_table(experiment):
    choosing.choices(own, controls.look_at)
bring.tell()
show(load(*controls.made_of(experiment)), experiment.source.image_shape)
choose_format()
try_this(
    _("Iris: which two features tell the three species apart best? Train on it and look at the confusion."),
    _("Write `y > sin(2*x)` and ask how many hidden units it takes to follow the wave."),
    _("Iris is sorted by species. Turn **Shuffled** off on the playground and see what becomes of the test part."),
)
