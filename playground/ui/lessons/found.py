"""What came of a lesson's runs: asked of the trainers, which have them, or make them again."""

import streamlit as st

from playground.languages import _, spoken
from playground.lessons.measuring.measures import MEASURES, Look
from playground.lessons.runs import KINDS, made_of, query_of
from playground.numbers import counted
from playground.recording.words.thresholds import Verdict
from playground.trainers import DistantRun, Wanted, ask
from playground.trainers.messages import unpack

FOUND = "lessons_found"


def found(page, ran, wanted):
    """What a prediction or a goal is about, measured in what `Ran` on a page: a number, a line or a `Divided`."""
    made = made_of(page, query_of(ran.link))
    key = page, ran, wanted.measure, wanted.of
    return _once(key, lambda bar: measure(page, made, ran.epoch, wanted.measure, wanted.of, bar))


def verdicts(page, ran):
    """`(title, Verdict)` of every network of what `Ran`, the most serious ones first; none on a page without."""
    key = page, ran, spoken().code
    return _once(key, lambda bar: _verdicts(page, made_of(page, query_of(ran.link)), ran.epoch, bar))


def measure(page, made, epoch, name, of, bar):
    """A measure of what is made on a page, as far as `epoch`."""
    return MEASURES[name].find(Look(made, _trained(page, made, epoch, bar), epoch, of))


def runs_of(page, made, epoch):
    """The runs of what is made, as far as an epoch that was seen: only what the trainers lost is trained again."""
    runs = distant(page, made)
    for _share in training(runs, epoch):
        st.session_state.get(FOUND)  # the script hears here that the person went on to something else
    return runs


def _trained(page, made, epoch, bar):
    """The runs of what is made, trained to an epoch; `bar` shows how far they are, where that takes a while."""
    runs = distant(page, made)
    for share in training(runs, epoch):
        bar.progress(share, _("Training to epoch {epoch}").format(epoch=counted(epoch)))
    bar.empty()
    return runs


def distant(page, made):
    """The runs of what is made, which the trainers keep; none on a page without."""
    if KINDS[page].view is None:
        return ()
    wanted = Wanted(made, KINDS[page].view)
    return tuple(DistantRun(wanted, place) for place in range(len(made.runs.experiments)))


def training(runs, epoch):
    """Train runs to an epoch, or to their end; yields which share of the way is done, as long as it is not all."""
    while not all(is_over or head >= epoch for head, is_over in (run.extend(epoch) for run in runs)):
        yield min(runs[0].head / epoch, 1.0)


def _verdicts(page, made, epoch, bar):
    if KINDS[page].view is None:
        return []
    _trained(page, made, epoch, bar)
    header, _ = unpack(ask(Wanted(made, KINDS[page].view), "words", epoch=epoch).result())
    of_each = zip(made.said_titles, header["words"], strict=True)
    return [(title, Verdict(*one)) for title, said in of_each for one in said]


def _once(key, find):
    """What was found is kept by the visit: a lesson's run is the same at every look.

    The place of the progress bar, which `find` gets, is always there: what stands below it is not drawn anew.
    """
    kept, bar = st.session_state.setdefault(FOUND, {}), st.empty()
    if key not in kept:
        kept[key] = find(bar)
    return kept[key]
