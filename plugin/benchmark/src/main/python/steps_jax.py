"""Training steps in JAX under jit, for the benchmark: a request per line in, the milliseconds of its steps out."""

import json
import sys
import time

import jax
import jax.numpy as jnp


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

    def step(parameters, state, key):
        key, a, b, c = jax.random.split(key, 4)
        target = jax.random.normal(a, shape)
        x = target
        if denoising:
            x = (target + 0.2 * jax.random.normal(b, shape)) * (jax.random.uniform(c, shape) > 0.15)
        gradient = (ordinary_gradient if request["ordinary"] else modified_gradient)(parameters, x, target)
        parameters, state = (adam if denoising else sgd)(parameters, gradient, state)
        return parameters, state, key

    key = jax.random.key(0)
    parameters = []
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
    name = json.dumps([asked["sizes"], asked["ordinary"]])
    if name not in trainings:
        trainings[name] = training(asked)
    milliseconds = []
    for _ in range(asked["steps"]):
        start = time.perf_counter()
        trainings[name]()
        milliseconds.append((time.perf_counter() - start) * 1e3)
    print(json.dumps(milliseconds), flush=True)
