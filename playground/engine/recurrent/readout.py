"""What stands behind a recurrent layer where every step has an answer of its own."""

from playground.engine.layers.protocol import Cache, Layer


class EveryStepCache(Cache):
    """The cache of the layer inside, for N times T rows."""

    def __init__(self, inner, n_rows, n_steps):
        self.inner, self.out, self.grad = inner, inner.out, inner.grad
        self._shape = (-1, n_steps, n_rows)
        self.x = self._by_step(inner.inputs_T[:-1])

    @property
    def grad_in(self):
        return None if self.inner.grad_in_T is None else self._by_step(self.inner.grad_in_T)

    def _by_step(self, array_T):
        """(units, T N) as (N, T, units), a view."""
        return array_T.reshape(self._shape).transpose(2, 1, 0)


class EveryStep(Layer):
    """A dense layer with the same weights at every step: x (N, T, D) becomes rows (T N, K), step after step.

    Row t N + n is step t of sequence n.
    """

    def __init__(self, layer, n_steps):
        self.layer, self.n_steps = layer, n_steps
        self.n_in, self.n_out, self.dtype = layer.n_in, layer.n_out, layer.dtype

    @property
    def flat(self):
        return self.layer.flat

    @property
    def running(self):
        return self.layer.running

    def bind(self, flat, running):
        self.layer.bind(flat, running)

    def initialize(self, rng, initializer, biases=None):
        self.layer.initialize(rng, initializer, biases)

    def split(self, flat):
        return self.layer.split(flat)

    def weights(self, flat):
        return self.layer.weights(flat)

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        """Arrays for `n_rows` sequences."""
        inner = self.layer.cache(n_rows * self.n_steps, out, grad, wants_grad_in)
        return EveryStepCache(inner, n_rows, self.n_steps)

    def forward(self, x, rng=None, cache=None):
        """The layer inside, for all steps of all sequences at once."""
        cache = self.cache(len(x)) if cache is None else cache
        if x is not cache.x:
            cache.x[...] = x
        out, _ = self.layer.forward(cache.inner.x, rng, cache.inner)
        return out, cache

    def backward(self, grad_out, cache):
        self.layer.backward(grad_out, cache.inner)
        return cache.grad_in, cache.grad
