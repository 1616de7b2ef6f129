"""What is chosen about networks that read sequences: one of them, and up to three side by side."""

from playground.choices.sequence.bench import MOST_CELLS, SequenceBench
from playground.choices.sequence.experiment import SequenceExperiment

__all__ = ["MOST_CELLS", "SequenceBench", "SequenceExperiment"]
