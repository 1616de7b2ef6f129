import pytest

from playground.engine.schedules import SCHEDULES, Plateau


@pytest.mark.parametrize("name", SCHEDULES)
@pytest.mark.parametrize("epochs", [1, 2, 7, 1000])
def test_a_share_is_never_negative_nor_above_one(name, epochs):
    shares = [SCHEDULES[name].share(epoch, epochs) for epoch in range(1, epochs + 1)]
    assert all(0 <= share <= 1 for share in shares)
    assert max(shares) == pytest.approx(1)


def test_known_values():
    step, cosine, warm_up = (SCHEDULES[name].share for name in ("step", "cosine", "warm_up"))
    assert [step(epoch, 8) for epoch in range(1, 9)] == [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]
    assert [cosine(epoch, 4) for epoch in (1, 3)] == pytest.approx([1, 0.5])
    assert [warm_up(epoch, 40) for epoch in (1, 2, 4, 40)] == pytest.approx([0.25, 0.5, 1, 1])


def test_a_plateau_counts_epochs_without_an_improvement_by_tol():
    plateau = Plateau()
    for loss in (1.0, 0.5, 0.49, 0.48, 0.2):
        plateau = plateau.after(loss, tol=0.1)
        waited = plateau.waited
        if loss == 0.48:
            assert waited == 2
    assert plateau == Plateau(best=0.2, waited=0)
    assert plateau.divided().divisions == 1
