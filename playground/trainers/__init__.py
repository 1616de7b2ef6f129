"""Where training happens: beside the web server, in processes of its own, one a core.

The way of a question: `trainers.ask(wanted, "frames", start=40, ...)` names a recording by what was made; `home`
says which trainer keeps it; `turns` hands the trainer one question after another, small ones first; there the
`shelf` finds the recording, or makes it, and `answers` looks up what is to be said; bytes come back.
"""

from playground.trainers.distant import DistantHistory, DistantRun
from playground.trainers.home import are_well, ask, running
from playground.trainers.shelf import Wanted

__all__ = ["DistantHistory", "DistantRun", "Wanted", "are_well", "ask", "running"]
