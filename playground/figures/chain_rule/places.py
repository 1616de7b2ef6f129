"""Where the nodes and edges of a formula's graph stand, after Sugiyama, Tagawa and Toda (1981).

Layers by the longest way, long edges given a place in every layer that they cross, the order within a layer by the
mean of the neighbors.
"""

from itertools import pairwise

import numpy as np

HALF_WIDTH, HALF_HEIGHT = 0.33, 0.36  # of a node
SWEEPS = 40


def place_nodes(n_nodes, edges):
    """x (N,) the layer and y (N,) the height of every node, and for every edge the points (P, 2) it passes."""
    layers = _layers(n_nodes, edges)
    chains, where = [], list(layers)  # places of the nodes, then of every crossing of a layer
    for start, end in edges:
        crossings = range(len(where), len(where) + layers[end] - layers[start] - 1)
        where += range(layers[start] + 1, layers[end])
        chains.append([start, *crossings, end])
    neighbors = [[] for _ in where]
    for chain in chains:
        for a, b in pairwise(chain):
            neighbors[a].append(b)
            neighbors[b].append(a)
    rows = [[i for i, layer in enumerate(where) if layer == row] for row in range(max(where) + 1)]
    y = np.zeros(len(where))
    for row in rows:
        y[row] = _spread(y[row], _gaps(row, n_nodes))
    for sweep in range(SWEEPS):
        for row in rows[:: 1 if sweep % 2 else -1]:
            wanted = np.array([np.mean(y[neighbors[i]]) if neighbors[i] else y[i] for i in row])
            if sweep < SWEEPS - 8:  # at last the order stays, and the heights settle
                order = np.argsort(wanted, kind="stable")
                row[:], wanted = [row[i] for i in order], wanted[order]
            y[row] = _spread(wanted, _gaps(row, n_nodes))
    return np.array(where[:n_nodes]), y[:n_nodes], _routes(chains, where, y, n_nodes)


def _layers(n_nodes, edges):
    """The longest way to each node; a node that nothing leads to stands just before the first that it enters."""
    layers = [0] * n_nodes
    for start, end in sorted(edges, key=lambda edge: edge[1]):
        layers[end] = max(layers[end], layers[start] + 1)
    ends = {end for _, end in edges}
    for node in set(range(n_nodes)) - ends:
        layers[node] = min((layers[end] - 1 for start, end in edges if start == node), default=0)
    return layers


def _gaps(row, n_nodes):
    """How far each entry of a layer is from the one above: nodes are tall, lines that only pass are not."""
    room = np.array([0.5 if i < n_nodes else 0.16 for i in row])
    return room[1:] + room[:-1]


def _spread(wanted, gaps):
    """Heights in the given order, `gaps` apart or more, as near to `wanted` as can be: pool adjacent violators."""
    offsets = np.concatenate([[0], np.cumsum(gaps)])
    blocks = []  # mean and size of runs that must move together
    for target in wanted - offsets:
        blocks.append((target, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (a, n), (b, m) = blocks[-2:]
            blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
    return np.repeat([mean for mean, _ in blocks], [size for _, size in blocks]) + offsets


def _routes(chains, where, y, n_nodes):
    """Points of every edge; edges that meet at a node arrive and leave at heights of their own, none crossing."""
    leave, arrive = {}, {}
    for node in range(n_nodes):
        for ports, side, beyond in ((leave, 0, 1), (arrive, -1, -2)):
            mine = [k for k, chain in enumerate(chains) if chain[side] == node]
            mine.sort(key=lambda k: y[chains[k][beyond]])
            heights = (np.arange(len(mine)) - (len(mine) - 1) / 2) * min(0.3, 0.6 / max(len(mine), 1))
            ports.update(zip(mine, y[node] + heights, strict=True))
    routes = []
    for k, chain in enumerate(chains):
        points = [(where[chain[0]] + HALF_WIDTH, leave[k])]
        for i in chain[1:-1]:
            points += [(where[i] - HALF_WIDTH, y[i]), (where[i] + HALF_WIDTH, y[i])]
        routes.append(np.array([*points, (where[chain[-1]] - HALF_WIDTH, arrive[k])]))
    return routes


def curve(route):
    """The route as a line that leaves and arrives level: each piece a smooth step."""
    share = np.linspace(0, 1, 12)[:, None]
    smooth = np.hstack([share, share * share * (3 - 2 * share)])
    return np.vstack([a + (b - a) * smooth for a, b in pairwise(route)])
