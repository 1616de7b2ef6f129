"""How a gradient becomes a change of the weights.

`optimizer.updates(params, grads) -> dict` gives what to add to each array. The arrays may have any shape and
any names: the same optimizers drive a network's one flat vector and a point on a 2-D surface. What an
optimizer remembers of each array (velocities, running means) is in `memory`, so that it can be saved and put
back. Returned arrays are overwritten by the next call.
"""

import numpy as np

from playground.engine.written import UNWRITTEN, Written


class Optimizer:
    """Plain bookkeeping: the rule of each optimizer is its `_rule`, the formula in its docstring."""

    n_slots = 0  # remembered arrays per parameter array
    has_momentum = False  # whether `momentum` is one of its arguments
    has_epsilon = False  # whether `epsilon` is, which keeps it from dividing by 0
    race_rate = 1.0  # how many times SGD's rate it goes at beside SGD
    divides_by_size = False  # whether its steps are lengths that do not depend on the slope's size
    written = UNWRITTEN  # its rule in exported files, from w, g, rate, t, its settings and what it remembers

    def __init__(self, learning_rate):
        self.learning_rate = learning_rate
        self.n_updates = 0
        self.memory = {}  # name -> (n_slots, *shape)
        self._buffers = {}  # name -> (update, scratch, *slots)

    def updates(self, params, grads):
        """What to add to each of `params`, given dC/dparam under the same names."""
        self.n_updates += 1
        return {name: self._change(name, grad) for name, grad in grads.items()}

    def update(self, name, grad):
        """What to add to the one array called `name`: `updates` where there is no other."""
        self.n_updates += 1
        return self._change(name, grad)

    def _change(self, name, grad):
        if name not in self._buffers:
            self._allocate(name, grad)
        return self._rule(grad, *self._buffers[name])

    def resume(self, params, memory, n_updates):
        """Go on as if `n_updates` updates of `params` had been made here and had left `memory`."""
        self.n_updates = n_updates
        for name, like in params.items():
            self._allocate(name, like)
            self.memory[name][...] = memory[name]

    def _allocate(self, name, like):
        self.memory[name] = np.zeros((self.n_slots, *like.shape), like.dtype)
        slots = [self.memory[name][slot, ...] for slot in range(self.n_slots)]  # arrays even for a single number
        self._buffers[name] = (np.empty_like(like), np.empty_like(like), *slots)


class SGD(Optimizer):
    """w <- w - rate * g (Robbins and Monro 1951; Cauchy 1847)."""

    title = "SGD"
    written = Written(
        ("w -= rate * g",),
        "torch.optim.SGD(parameters, lr=learning_rate)",
        "keras.optimizers.SGD(learning_rate)",
        'solver="sgd", momentum=0.0',
    )

    def _rule(self, g, update, scratch):
        return np.multiply(g, -self.learning_rate, update)


class Momentum(Optimizer):
    """v <- momentum * v - rate * g;  w <- w + v (Polyak 1964)."""

    title = "momentum"
    n_slots = 1
    has_momentum = True
    written = Written(
        ("v[...] = momentum * v - rate * g", "w += v"),
        "torch.optim.SGD(parameters, lr=learning_rate, momentum=momentum)",
        "keras.optimizers.SGD(learning_rate, momentum=momentum)",
        'solver="sgd", momentum=momentum, nesterovs_momentum=False',
    )

    def __init__(self, learning_rate, momentum=0.9):
        super().__init__(learning_rate)
        self.momentum = momentum

    def _rule(self, g, update, scratch, v):
        np.multiply(v, self.momentum, out=v)
        np.multiply(g, self.learning_rate, out=scratch)
        return np.subtract(v, scratch, out=v)


class Nesterov(Momentum):
    """v <- momentum * v - rate * g;  w <- w + momentum * v - rate * g (Nesterov 1983; Sutskever et al. 2013)."""

    title = "Nesterov momentum"
    written = Written(
        ("v[...] = momentum * v - rate * g", "w += momentum * v - rate * g"),
        "torch.optim.SGD(parameters, lr=learning_rate, momentum=momentum, nesterov=True)",
        "keras.optimizers.SGD(learning_rate, momentum=momentum, nesterov=True)",
        'solver="sgd", momentum=momentum, nesterovs_momentum=True',
    )

    def _rule(self, g, update, scratch, v):
        super()._rule(g, update, scratch, v)  # leaves rate * g in scratch
        np.multiply(v, self.momentum, out=update)
        return np.subtract(update, scratch, out=update)


class AdaGrad(Optimizer):
    """s <- s + g**2;  w <- w - rate * g / (sqrt(s) + epsilon) (Duchi et al. 2011)."""

    title = "AdaGrad"
    has_epsilon = True
    n_slots = 1
    divides_by_size = True
    race_rate = 5.0  # its steps shrink for ever
    written = Written(
        ("s += g**2", "w -= rate * (g / (np.sqrt(s) + epsilon))"),
        "torch.optim.Adagrad(parameters, lr=learning_rate, eps=epsilon)",
        "keras.optimizers.Adagrad(learning_rate, initial_accumulator_value=0.0, epsilon=epsilon**2)",
    )

    def __init__(self, learning_rate, epsilon=1e-8):
        super().__init__(learning_rate)
        self.epsilon = epsilon

    def _rule(self, g, update, scratch, s):
        np.multiply(g, g, out=scratch)
        np.add(s, scratch, out=s)
        return _scaled(g, s, -self.learning_rate, self.epsilon, update, scratch)


class RMSProp(Optimizer):
    """s <- rho * s + (1 - rho) * g**2;  w <- w - rate * g / (sqrt(s) + epsilon) (Tieleman and Hinton 2012)."""

    title = "RMSProp"
    has_epsilon = True
    n_slots = 1
    divides_by_size = True
    written = Written(
        ("s[...] = rho * s + (1 - rho) * g**2", "w -= rate * (g / (np.sqrt(s) + epsilon))"),
        "torch.optim.RMSprop(parameters, lr=learning_rate, alpha=rho, eps=epsilon)",
        "keras.optimizers.RMSprop(learning_rate, rho=rho, epsilon=epsilon**2)",
    )

    def __init__(self, learning_rate, rho=0.9, epsilon=1e-8):
        super().__init__(learning_rate)
        self.rho, self.epsilon = rho, epsilon

    def _rule(self, g, update, scratch, s):
        _blend_square(s, g, self.rho, scratch)
        return _scaled(g, s, -self.learning_rate, self.epsilon, update, scratch)


class Adam(Optimizer):
    """m, s: running means of g and g**2;  w <- w - rate_t * m / (sqrt(s) + epsilon).

    rate_t = rate * sqrt(1 - beta_2**t) / (1 - beta_1**t) takes off the bias of means that start at 0
    (Kingma and Ba 2015, the efficient form at the end of section 2).
    """

    title = "Adam"
    has_epsilon = True
    n_slots = 2
    divides_by_size = True
    written = Written(
        (
            "m[...] = beta_1 * m + (1 - beta_1) * g",
            "s[...] = beta_2 * s + (1 - beta_2) * g**2",
            "rate_t = rate * (1 - beta_2**t) ** 0.5 / (1 - beta_1**t)",
            "w -= rate_t * (m / (np.sqrt(s) + epsilon))",
        ),
        "torch.optim.Adam(parameters, lr=learning_rate, betas=(beta_1, beta_2), eps=epsilon)",
        "keras.optimizers.Adam(learning_rate, beta_1=beta_1, beta_2=beta_2, epsilon=epsilon)",
        'solver="adam", beta_1=beta_1, beta_2=beta_2, epsilon=epsilon',
        # PyTorch adds it after the bias is taken off
        torch_before='optimizer.param_groups[0]["eps"] = epsilon / (1 - beta_2**t) ** 0.5',
    )

    def __init__(self, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
        super().__init__(learning_rate)
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon

    def _rule(self, g, update, scratch, m, s):
        t = self.n_updates
        np.multiply(m, self.beta_1, out=m)
        np.multiply(g, 1 - self.beta_1, out=scratch)
        np.add(m, scratch, out=m)
        _blend_square(s, g, self.beta_2, scratch)
        rate = self.learning_rate * (1 - self.beta_2**t) ** 0.5 / (1 - self.beta_1**t)
        return _scaled(m, s, -rate, self.epsilon, update, scratch)


def _blend_square(s, g, rho, scratch):
    """s <- rho * s + (1 - rho) * g**2, in place."""
    np.multiply(s, rho, out=s)
    np.multiply(g, g, out=scratch)
    np.multiply(scratch, 1 - rho, out=scratch)
    np.add(s, scratch, out=s)


def _scaled(g, s, rate, epsilon, update, scratch):
    """rate * g / (sqrt(s) + epsilon)."""
    np.sqrt(s, out=scratch)
    np.add(scratch, epsilon, out=scratch)
    np.divide(g, scratch, out=update)
    return np.multiply(update, rate, out=update)


OPTIMIZERS = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
}


def new_optimizer(name, learning_rate, momentum=0.9, epsilon=1e-8):
    """A fresh optimizer of OPTIMIZERS; `momentum` and `epsilon` are for those that have one.

    Raises KeyError for another name.
    """
    kind = OPTIMIZERS[name]
    more = {"momentum": momentum} if kind.has_momentum else {"epsilon": epsilon} if kind.has_epsilon else {}
    return kind(learning_rate, **more)
