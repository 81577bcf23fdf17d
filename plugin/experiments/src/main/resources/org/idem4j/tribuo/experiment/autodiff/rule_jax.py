@partial(jax.custom_vjp, nondiff_argnums=(0,))
def idempotent(f, theta, y):
    """mean (f(y) - y)^2 forward; backward the modified rule in place of dL/dy."""
    return jnp.mean((f(theta, y) - y) ** 2)


def forward(f, theta, y):
    fy = f(theta, y)
    return jnp.mean((fy - y) ** 2), (theta, y - 3 * fy + 2 * f(theta, fy))


def backward(f, kept, weight):
    theta, minus_delta = kept
    return jax.tree.map(jnp.zeros_like, theta), weight * minus_delta / len(minus_delta)


idempotent.defvjp(forward, backward)

# jax.grad(lambda theta: idempotent(f, theta, f(theta, x)))(theta)
