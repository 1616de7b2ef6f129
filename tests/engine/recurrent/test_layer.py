"""What all cells share: any number of steps, states to go on from, names, precision, no memory."""

import pickle

import numpy as np
import pytest

from playground.engine.recurrent import CELLS, Recurrent, recurrent_network, set_mask, state_of

every_cell = pytest.mark.parametrize("cell", CELLS)
N_ROWS = 3


def network(cell, n_steps=6, **options):
    made = recurrent_network(cell, 2, 4, 1, n_steps, **options)
    made.flat[...] = 0.6 * np.random.default_rng(0).standard_normal(made.flat.shape)
    return made


def sequences(n_steps=6, seed=1):
    return np.random.default_rng(seed).standard_normal((N_ROWS, n_steps, 2))


def states_of(workspace):
    cache = state_of(workspace)
    return [cache.h, cache.c] if cache.layer.cell.has_memory else [cache.h]


@every_cell
def test_the_same_weights_read_longer_sequences(cell):
    """What was read of the beginning does not depend on how much follows."""
    short, long = network(cell, 4), network(cell, 9)
    np.testing.assert_array_equal(short.flat, long.flat)
    x = sequences(9)
    _, of_short = short.forward(x[:, :4])
    _, of_long = long.forward(x)
    for found, expected in zip(states_of(of_long), states_of(of_short), strict=True):
        np.testing.assert_allclose(found[:5], expected, rtol=1e-12)


@every_cell
@pytest.mark.parametrize("many_to_many", [False, True], ids=["many to one", "many to many"])
def test_who_starts_at_a_state_goes_on_where_it_was_left(cell, many_to_many):
    whole, rest = network(cell, 6, many_to_many=many_to_many), network(cell, 4, many_to_many=many_to_many)
    x = sequences(6)
    scores, of_whole = whole.forward(x)
    of_rest = rest.workspace(N_ROWS)
    for state, read in zip(states_of(of_rest), states_of(of_whole), strict=True):
        state[0] = read[2]
    rest.forward(x[:, 2:], None, of_rest)
    for state, read in zip(states_of(of_rest), states_of(of_whole), strict=True):
        np.testing.assert_allclose(state, read[2:], rtol=1e-12)
    np.testing.assert_allclose(of_rest.scores, scores[-len(of_rest.scores) :], rtol=1e-12)


@every_cell
def test_it_starts_from_nothing(cell):
    _, workspace = network(cell).forward(sequences())
    assert not any(state[0].any() for state in states_of(workspace))


@every_cell
def test_one_sequence_does_not_look_at_another(cell):
    model, x = network(cell), sequences()
    together = model.forward(x)[0]
    for row in range(N_ROWS):
        np.testing.assert_allclose(model.forward(x[row : row + 1])[0], together[row : row + 1], rtol=1e-12)


@every_cell
def test_answers_at_every_step_end_with_the_last_one(cell):
    """(T N, K): row t N + n is step t of sequence n; the rows of step t are the answers to t + 1 steps."""
    every = network(cell, 6, many_to_many=True).forward(sequences(6))[0].reshape(6, N_ROWS)
    for t in range(6):
        only = network(cell, t + 1).forward(sequences(6)[:, : t + 1])[0]
        np.testing.assert_allclose(every[t], only[:, 0], rtol=1e-12)


@every_cell
def test_the_parts_have_names_and_are_views_of_one_vector(cell):
    model = recurrent_network(cell, 2, 4, 3, 6, n_tokens=5)
    width = 4 * len(CELLS[cell].gates)
    shapes = {"0.E": (5, 2), "1.W": (2, width), "1.b": (width,), "1.U": (4, width)}
    shapes |= {"1.c": (4,)} if CELLS[cell].is_split else {}
    shapes |= {"2.W": (4, 3), "2.b": (3,)}
    assert {name: part.shape for name, part in model.params.items()} == shapes
    model.flat[...] = np.arange(len(model.flat))
    pieces = np.concatenate([part.ravel() for part in model.params.values()])
    np.testing.assert_array_equal(pieces, model.flat)
    assert [part.shape for part in model.weight_views] == [(5, 2), (2, width), (4, width), (4, 3)]  # no biases


@every_cell
def test_a_gate_is_its_columns(cell):
    layer = Recurrent(cell, 2, 4, 3)
    U = layer.split(layer.flat)["U"]
    for place, name in enumerate(layer.cell.gates):
        layer.gate(name, U)[...] = place
    np.testing.assert_array_equal(U, np.repeat(np.arange(len(layer.cell.gates)), 4) * np.ones((4, 1)))
    assert set(layer.cell.shown) <= set(layer.cell.gates)


@every_cell
def test_shown_gates_lie_between_0_and_1(cell):
    _, workspace = network(cell).forward(30 * sequences())
    cache = state_of(workspace)
    for name in CELLS[cell].shown:
        values = cache.layer.gate(name, cache.z.transpose(0, 2, 1))
        assert values.min() >= 0
        assert values.max() <= 1


@every_cell
def test_the_path_is_how_a_state_is_handed_on(cell):
    """The factor of the state before in the state after, where nothing is taken in and the gates do not move."""
    model = network(cell)
    _, workspace = model.forward(sequences())
    cache = state_of(workspace)
    path = cache.layer.cell.path(cache)
    assert (path is None) == (not CELLS[cell].shown)
    if path is None:
        return
    gate = dict(zip(CELLS[cell].gates, cache.z.reshape(6, -1, 4, N_ROWS).transpose(1, 0, 2, 3), strict=True))
    state = states_of(workspace)[-1]
    taken_in = gate["input"] * gate["candidate"] if CELLS[cell].has_memory else (1 - path) * gate["candidate"]
    np.testing.assert_allclose(path * state[:-1] + taken_in, state[1:], rtol=1e-12, atol=1e-14)


@every_cell
def test_both_precisions_start_alike_and_stay_what_they_are(cell):
    def made(dtype):
        options = {"dropout": 0.2, "recurrent_dropout": 0.2, "many_to_many": True, "n_tokens": 5}
        return recurrent_network(cell, 2, 4, 1, 6, rng=np.random.default_rng(0), dtype=dtype, **options)

    single = made(np.float32)
    np.testing.assert_array_equal(single.flat, made(np.float64).flat.astype(np.float32))
    tokens = np.random.default_rng(1).integers(0, 5, (N_ROWS, 6))
    workspace = single.workspace(N_ROWS)
    set_mask(workspace, tokens > 0)
    scores, _ = single.forward(tokens, np.random.default_rng(2), workspace)
    single.backward(np.ones((6 * N_ROWS, 1)), workspace)
    cache = state_of(workspace)
    arrays = [single.flat, scores, workspace.gradient, *states_of(workspace), cache.z, cache.grad_h, cache.x]
    arrays += [cache.grad_z, cache.grad_in, cache.input_mask, cache.state_mask]
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


@every_cell
def test_looking_does_not_disturb_training(cell):
    """Nothing on a layer changes on the way forward and back; another workspace leaves the first as it is."""
    model, x, grad = network(cell, dropout=0.3, recurrent_dropout=0.3), sequences(), np.ones((N_ROWS, 1))
    before = {name: pickle.dumps(value) for name, value in vars(model.blocks[0].layers[0]).items()}
    undisturbed = model.workspace(N_ROWS)
    model.forward(x, np.random.default_rng(2), undisturbed)
    expected = model.backward(grad, undisturbed).gradient
    disturbed = model.workspace(N_ROWS)
    model.forward(x, np.random.default_rng(2), disturbed)
    probe = model.workspace(2)
    set_mask(probe, np.eye(2, 6))
    model.forward(-x[:2], None, probe)
    model.backward(grad[:2], probe)
    np.testing.assert_array_equal(model.backward(grad, disturbed).gradient, expected)
    after = {name: pickle.dumps(value) for name, value in vars(model.blocks[0].layers[0]).items()}
    assert after == before


@every_cell
def test_a_workspace_used_again_gives_what_a_new_one_gives(cell):
    model, again = network(cell), network(cell).workspace(N_ROWS)
    for seed in range(3):
        x = sequences(seed=seed)
        fresh = model.workspace(N_ROWS)
        for workspace in (fresh, again):
            model.forward(x, None, workspace)
            model.backward(np.ones((N_ROWS, 1)), workspace)
        np.testing.assert_array_equal(again.scores, fresh.scores)
        np.testing.assert_array_equal(again.gradient, fresh.gradient)
        np.testing.assert_array_equal(state_of(again).grad_h, state_of(fresh).grad_h)


@every_cell
def test_two_recurrent_layers_may_stand_behind_each_other(cell):
    """The lower one gives every state, the upper one's error reaches it: checked by moving the input."""
    lower, upper = Recurrent(cell, 2, 4, 6, returns_sequence=True), Recurrent(cell, 4, 3, 6)
    rng = np.random.default_rng(0)
    for layer in (lower, upper):
        layer.flat[...] = 0.6 * rng.standard_normal(layer.flat.shape)

    def total(x):
        return upper.forward(lower.forward(x)[0])[0].sum()

    x, direction = sequences(), rng.standard_normal((N_ROWS, 6, 2))
    middle, below = lower.forward(x)
    _, above = upper.forward(middle)
    grad_middle, _ = upper.backward(np.ones((N_ROWS, 3)), above)
    grad_x, _ = lower.backward(grad_middle, below)
    moved = (total(x + 1e-5 * direction) - total(x - 1e-5 * direction)) / 2e-5
    assert (grad_x * direction).sum() == pytest.approx(moved, rel=1e-7)


@every_cell
def test_a_pickled_network_answers_alike(cell):
    model = network(cell)
    copy = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(copy.forward(sequences())[0], model.forward(sequences())[0])


def test_an_unknown_cell_is_refused():
    with pytest.raises(KeyError):
        recurrent_network("elman", 2, 4, 1, 3)
