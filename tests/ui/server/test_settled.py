"""Waiting for a page's run: as long as one is under way, not for a visit that is gone, and not for ever."""

from types import SimpleNamespace

import pytest

from playground.ui.server import settled


@pytest.fixture
def visit(monkeypatch):
    """A visit whose page runs as often as there are entries in `runs`, and a clock that only waiting moves."""
    found = SimpleNamespace(runs=[], now=0.0)

    def info(name):
        if name != "here":
            return None
        return SimpleNamespace(session=SimpleNamespace(_scriptrunner=found.runs.pop() if found.runs else None))

    def sleep(seconds):
        found.now += seconds

    runtime = SimpleNamespace(_session_mgr=SimpleNamespace(get_session_info=info))
    monkeypatch.setattr(settled, "exists", lambda: True)
    monkeypatch.setattr(settled, "get_instance", lambda: runtime)
    monkeypatch.setattr(settled, "time", SimpleNamespace(sleep=sleep, monotonic=lambda: found.now))
    return found


def test_a_run_that_begins_soon_is_waited_for(visit):
    visit.runs = ["run"] * 5
    settled.wait("here")
    assert visit.runs == []
    assert visit.now == pytest.approx(settled.SOON + 5 * settled.LOOK)


def test_a_page_at_rest_takes_a_moment(visit):
    settled.wait("here")
    assert visit.now == settled.SOON


def test_a_run_without_end_is_not_waited_for_to_its_end(visit):
    visit.runs = ["run"] * 10_000
    settled.wait("here")
    assert settled.LONGEST < visit.now < settled.LONGEST + 1


@pytest.mark.parametrize("name", ["gone", None])
def test_a_visit_that_is_gone_is_not_waited_for(visit, name):
    settled.wait(name)
    assert visit.now <= settled.SOON
