"""What is taken home of one network that reads sequences: scripts that train it again, and its weights."""

from playground.export.sequences.kinds import KINDS, refusal
from playground.export.sequences.opening import bench_of, check_numbers
from playground.export.sequences.run import SequenceRun, run_of

__all__ = ["KINDS", "SequenceRun", "bench_of", "check_numbers", "refusal", "run_of"]
