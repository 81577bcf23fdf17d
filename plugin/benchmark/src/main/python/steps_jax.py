"""Training steps in JAX under jit, for the benchmark: a request per line in, the milliseconds of its steps out. A request with
rows is answered by the gradient for them, one with a product by the milliseconds of products of square matrices.
"""

import json
import math
import sys
import time

import jax
import jax.numpy as jnp


def selection(columns, n):
    """A matrix that picks columns: a product with it folds a coupling's choice of columns into its weights."""
    return jax.nn.one_hot(jnp.array(columns), n, axis=0)


def projector(request):
    """f = g^-1 A g, and its first parameters: additive couplings there and back, a projector on a span between them."""
    n, hidden = request["sizes"][0], request["hidden"]
    choices = [(selection(read, n), selection(shifted, n).T) for read, shifted in request["couplings"]]

    def f(parameters, h):
        nets, v = parameters
        folded = [(r @ w.T, b, x.T @ s, c @ s) for (w, b, x, c), (r, s) in zip(nets, choices)]
        for w, b, x, c in folded:
            h = h + (jnp.tanh(h @ w + b) @ x + c)
        h = h @ v @ jnp.linalg.solve(v.T @ v, v.T)
        for w, b, x, c in reversed(folded):
            h = h - (jnp.tanh(h @ w + b) @ x + c)
        return h

    given, at, nets = jnp.array(request["parameters"], jnp.float32), 0, []
    for read, shifted in request["couplings"]:
        net = []
        for shape in ((hidden, len(read)), (hidden,), (len(shifted), hidden), (len(shifted),)):
            size = math.prod(shape)
            net.append(given[at : at + size].reshape(shape))
            at += size
        nets.append(tuple(net))
    return f, (nets, given[at:].reshape(n, -1))


def gradient(request):
    f, parameters = projector(request)
    x, target = (jnp.array(request[key], jnp.float32).reshape(request["batch"], -1) for key in ("x", "target"))
    nets, v = jax.grad(lambda p: ((f(p, x) - target) ** 2).mean())(parameters)
    return [value for part in [*(p for net in nets for p in net), v] for value in part.flatten().tolist()]


def products(request):
    a, b = (jax.random.uniform(jax.random.key(i), (request["product"],) * 2) for i in range(2))
    product = jax.jit(jnp.matmul)
    jax.block_until_ready(product(a, b))
    return [timed(lambda: jax.block_until_ready(product(a, b))) for _ in range(request["steps"])]


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def training(request):
    sizes, denoising, rate = request["sizes"], request["denoising"], request["rate"]
    shape = (request["batch"], sizes[0])
    last = len(sizes) - 2

    def f(parameters, x):
        for i, (weights, bias) in enumerate(parameters):
            z = x @ weights + bias
            if not denoising:
                x = jnp.maximum(z, 0.2 * z)
            else:
                x = jnp.tanh(z) if i < last else z
        return x

    def ordinary_gradient(parameters, x, target):
        def loss(p):
            y = f(p, x)
            gap = ((f(p, y) - y) ** 2).mean()
            return ((y - target) ** 2).mean() + 2 * gap if denoising else gap

        return jax.grad(loss)(parameters)

    def modified_gradient(parameters, x, target):
        y, back = jax.vjp(lambda p: f(p, x), parameters)
        fy = f(parameters, y)
        scale = 2 / y.size
        error = (3 * fy - 2 * f(parameters, fy) - y) * (-scale * (2 if denoising else 1))
        if denoising:
            error += (y - target) * scale
        return back(error)[0]

    def sgd(parameters, gradient, state):
        return jax.tree.map(lambda p, g: p - rate * g, parameters, gradient), state

    def adam(parameters, gradient, state):
        m, v, t = state
        t += 1
        m = jax.tree.map(lambda a, g: 0.9 * a + 0.1 * g, m, gradient)
        v = jax.tree.map(lambda a, g: 0.999 * a + 0.001 * g * g, v, gradient)
        step = rate * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        moved = jax.tree.map(lambda p, a, b: p - step * a / (jnp.sqrt(b) + 1e-8), parameters, m, v)
        return moved, (m, v, t)

    def reconstruction_gradient(parameters, x, target):
        return jax.grad(lambda p: ((f(p, x) - target) ** 2).mean())(parameters)

    def step(parameters, state, key):
        key, a, b, c = jax.random.split(key, 4)
        target = jax.random.normal(a, shape)
        x = target
        if denoising:
            x = (target + 0.2 * jax.random.normal(b, shape)) * (jax.random.uniform(c, shape) > 0.15)
        gradient = rule(parameters, x, target)
        parameters, state = (adam if denoising else sgd)(parameters, gradient, state)
        return parameters, state, key

    rule = ordinary_gradient if request["ordinary"] else modified_gradient
    key = jax.random.key(0)
    parameters = []
    if "couplings" in request:
        rule = reconstruction_gradient
        f, parameters = projector(request)
        sizes = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        key, a, b = jax.random.split(key, 3)
        bound = inputs**-0.5
        parameters.append(
            (
                jax.random.uniform(a, (inputs, outputs), minval=-bound, maxval=bound),
                jax.random.uniform(b, (outputs,), minval=-bound, maxval=bound),
            )
        )
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    state = (zeros, jax.tree.map(jnp.copy, zeros), jnp.zeros(())) if denoising else ()
    compiled = jax.jit(step, donate_argnums=(0, 1, 2))
    now = [parameters, state, key]

    def run():
        now[:] = compiled(*now)
        jax.block_until_ready(now)

    run()
    return run


print(json.dumps({"name": f"JAX {jax.__version__} jit"}), flush=True)
trainings = {}
for line in sys.stdin:
    asked = json.loads(line)
    if "product" in asked:
        answer = products(asked)
    elif "x" in asked:
        answer = gradient(asked)
    else:
        name = json.dumps([asked["name"], asked["ordinary"]])
        if name not in trainings:
            trainings[name] = training(asked)
        answer = [timed(trainings[name]) for _ in range(asked["steps"])]
    print(json.dumps(answer), flush=True)
