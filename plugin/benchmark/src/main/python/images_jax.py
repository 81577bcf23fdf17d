"""Training steps of networks over images in JAX under jit, for the benchmark (image_requests.py says what is asked).
"""

import math

import jax
import jax.numpy as jnp
import numpy
from image_requests import answer, floats

ACTIVATIONS = {
    "IDENTITY": lambda x, slope: x,
    "LEAKYRELU": lambda x, slope: jnp.maximum(x, slope * x),
    "SIGMOID": lambda x, slope: jax.nn.sigmoid(x),
    "TANH": lambda x, slope: jnp.tanh(x),
}


def shapes(layer):
    """Of the parameters, in the benchmark's order."""
    if layer["kind"] == "skip":
        return [shape for inner in layer["around"] for shape in shapes(inner)]
    if layer["kind"] == "norm":
        return [(layer["channels"],)] * 2
    channels = (layer["filters"], layer["channels"])
    first, second = channels if layer["kind"] == "convolution" else reversed(channels)
    return [(layer["filters"],), (first, second, layer["side"], layer["side"])]


def group_norm(layer, x, scale, shift):
    grouped = x.reshape(*x.shape[:3], layer["groups"], -1)
    mean = grouped.mean((1, 2, 4), keepdims=True)
    variance = ((grouped - mean) ** 2).mean((1, 2, 4), keepdims=True)
    return ((grouped - mean) * jax.lax.rsqrt(variance + 1e-5)).reshape(x.shape) * scale + shift


def windows(layer, x, bias, weights):
    """Images have their channels last, which XLA's convolutions on a CPU want."""
    stride, border, side = layer["stride"], layer["border"], layer["side"]
    if layer["kind"] == "convolution":
        strides, padding, dilation = (stride, stride), [(border, border)] * 2, None
        kernel = weights.transpose(2, 3, 1, 0)
    else:
        strides, padding, dilation = (1, 1), [(side - 1 - border,) * 2] * 2, (stride, stride)
        kernel = weights[:, :, ::-1, ::-1].transpose(2, 3, 0, 1)
    z = jax.lax.conv_general_dilated(
        x, kernel, strides, padding, lhs_dilation=dilation, dimension_numbers=("NHWC", "HWIO", "NHWC")
    )
    return z + bias


def applied(layers, parameters, x):
    """The layers; parameters is an iterator that they take theirs from."""
    for layer in layers:
        if layer["kind"] == "skip":
            x = jnp.concatenate((x, applied(layer["around"], parameters, x)), -1)
            continue
        compute = group_norm if layer["kind"] == "norm" else windows
        z = compute(layer, x, next(parameters), next(parameters))
        x = ACTIVATIONS[layer["activation"]](z, layer["slope"])
    return x


def image_network(network, n):
    layers = network["layers"]
    channels = layers[0]["channels"]
    side = round((n / channels) ** 0.5)

    def f(parameters, x):
        images = x.reshape(-1, channels, side, side).transpose(0, 2, 3, 1)
        return applied(layers, iter(parameters), images).transpose(0, 3, 1, 2).reshape(x.shape)

    return f, [shape for layer in layers for shape in shapes(layer)]


def projector(network, n, count):
    """f = g^-1 A g. A coupling's halves stay apart until another one takes others."""
    hidden, turns, now, sizes = network["hidden"], [], list(range(n)), []
    for read, shifted in network["couplings"]:
        turn = [now.index(column) for column in read + shifted]
        half = len(read)
        turns.append(None if turn == list(range(half, n)) + list(range(half)) else numpy.array(turn))
        now = read + shifted
        sizes += [(hidden, half), (hidden,), (len(shifted), hidden), (len(shifted),)]
    order = numpy.array(now)
    sizes.append((n, (count - sum(math.prod(size) for size in sizes)) // n))

    def turned(a, b, turn, back):
        if turn is None:
            return b, a
        h = jnp.concatenate((a, b), 1)[:, numpy.argsort(turn) if back else turn]
        return jnp.split(h, 2, 1)

    def net(own, h):
        w, b, x, c = own
        return jnp.tanh(h @ w.T + b) @ x.T + c

    def f(parameters, x):
        nets = [parameters[i : i + 4] for i in range(0, len(parameters) - 1, 4)]
        a, b = jnp.split(x, 2, 1)
        for own, turn in zip(nets, turns):
            a, b = turned(a, b, turn, False)
            b = b + net(own, a)
        v = parameters[-1][order]
        h = jnp.concatenate((a, b), 1) @ v @ jnp.linalg.solve(v.T @ v, v.T)
        a, b = jnp.split(h, 2, 1)
        for own, turn in zip(reversed(nets), reversed(turns)):
            b = b - net(own, a)
            a, b = turned(a, b, turn, True)
        return jnp.concatenate((a, b), 1)

    return f, sizes


class Training:
    def __init__(self, request):
        self.rate, self.radius = request["rate"], request["radius"]
        given, network = floats(request, "parameters"), request["network"]
        self.x, self.target = (jnp.array(floats(request, name).reshape(request["batch"], -1)) for name in ("x", "target"))
        n = self.x.shape[1]
        self.f, sizes = image_network(network, n) if "layers" in network else projector(network, n, len(given))
        places = numpy.cumsum([math.prod(size) for size in sizes])
        assert places[-1] == len(given)
        parts = numpy.split(given, places[:-1])
        self.first = [part.reshape(size) for part, size in zip(parts, sizes)]
        self.gradient = jax.jit(self.modified_gradient if request["modified"] else self.reconstruction_gradient)
        self.compiled = jax.jit(self.moved, donate_argnums=(0, 1))
        parameters = [jnp.array(part) for part in self.first]
        zeros = ([jnp.zeros_like(part) for part in parameters] for _ in range(2))
        self.now = (parameters, (*zeros, jnp.zeros(())))

    def reconstruction_gradient(self, parameters, x, target):
        return jax.grad(lambda p: ((self.f(p, x) - target) ** 2).mean())(parameters)

    def modified_gradient(self, parameters, x, target):
        y, back = jax.vjp(lambda p: self.f(p, x), parameters)
        fy, scale = self.f(parameters, y), 2 / y.size
        error = (y - target) * scale
        idempotence = (3 * fy - 2 * self.f(parameters, fy) - y) * -scale
        lengths = [jnp.linalg.norm(rows, axis=1, keepdims=True) for rows in (error, idempotence)]
        return back(error + idempotence * jnp.minimum(self.radius * lengths[0] / lengths[1], 1))[0]

    def moved(self, parameters, state, x, target):
        m, v, t = state
        t += 1
        gradient = self.gradient(parameters, x, target)
        m = [0.9 * a + 0.1 * g for a, g in zip(m, gradient)]
        v = [0.999 * a + 0.001 * g * g for a, g in zip(v, gradient)]
        rate = self.rate * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        return [p - rate * a / (jnp.sqrt(b) + 1e-8) for p, a, b in zip(parameters, m, v)], (m, v, t)

    def step(self):
        self.now = self.compiled(*self.now, self.x, self.target)
        jax.block_until_ready(self.now)

    def write_gradient(self, file):
        parts = self.gradient([jnp.array(part) for part in self.first], self.x, self.target)
        numpy.concatenate([numpy.asarray(part).ravel() for part in parts]).tofile(file)


answer(f"JAX {jax.__version__} jit", Training)
