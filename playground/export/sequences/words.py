"""What the first lines of a script about sequences say."""

from urllib.parse import urlencode

from playground.export.scripts.words import PRECISION, harmless


def told(run, library, precision=None):
    """What is trained, with what, and which losses the recording has."""
    experiment, step = run.experiment, run.step
    return "\n".join(
        [
            f"{harmless(experiment.source.title)}: {harmless(run.cell.title)}, {experiment.units} "
            f"unit{'s' * (experiment.units > 1)}, trained with {library}.",
            "",
            "The same sequences and start as in a recording of the Backprop Playground, whose link ends with",
            f"sequences?{urlencode(run.query, safe=',:')}",
            f"After epoch {step.epoch} the recording has training loss {step.train_loss!r} and test loss "
            f"{step.test_loss!r}",
            precision or PRECISION[experiment.dtype_name],
        ]
    )
