"""What the first lines of every script say."""

from urllib.parse import urlencode

PRECISION = {
    "float64": "(to 1e-9 where numbers are added in the same order; another processor may add in another one)",
    "float32": "(to about 1e-6: in float32, seven digits are all there are)",
}


LIBRARIES = "(to 1e-6: libraries add numbers in another order, which a sensitive run shows after many epochs)"


def told(run, library, *remarks, precision=None):
    """What is trained, with what, and which losses the recording has."""
    experiment, step = run.experiment, run.step
    sizes = "-".join(map(str, run.network.sizes))
    losses = [f"training loss {step.train_loss!r}"]
    if len(run.prepared.test.x):
        losses.append(f"test loss {step.test_loss!r}")
    return "\n".join(
        [
            f"{harmless(experiment.source.title)}: a {sizes} network, trained with {library}.",
            "",
            "The same rows, start and order as in a recording of the Backprop Playground, whose link ends with",
            f"?{urlencode(run.query, safe=',:')}",
            f"After epoch {step.epoch} the recording has {' and '.join(losses)}",
            precision or PRECISION[experiment.dtype_name],
            *(("", *remarks) if remarks else ()),
        ]
    )


def harmless(title):
    """A title that a visitor may have given, without what would end the text that it stands in."""
    return " ".join(title.replace("\\", "/").replace('"', "'").split())
