"""Sequences to learn from, and how long each needs a memory.

`TASKS` names what there is to learn; `prepare_sequences` makes ready what is measured on, and draws what is
trained on.
"""

from playground.data.sequences.memory import MEMORY_TASKS
from playground.data.sequences.preparation import PreparedSequences, prepare_sequences
from playground.data.sequences.task import Sequences, Task
from playground.data.sequences.text import TEXT_TASKS, characters_of
from playground.data.sequences.waves import WAVE_TASKS

TASKS = MEMORY_TASKS | WAVE_TASKS | TEXT_TASKS

__all__ = ["TASKS", "PreparedSequences", "Sequences", "Task", "characters_of", "prepare_sequences"]
