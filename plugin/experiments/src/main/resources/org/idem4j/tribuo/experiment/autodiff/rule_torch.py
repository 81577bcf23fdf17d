class Idempotent(torch.autograd.Function):
    """mean (f(y) - y)^2 forward; backward the modified rule in place of dL/dy."""

    @staticmethod
    def forward(ctx, y, f):
        fy = f(y)  # nothing is recorded inside of forward
        ctx.save_for_backward(y - 3 * fy + 2 * f(fy))
        return (fy - y).square().mean()

    @staticmethod
    def backward(ctx, weight):
        (minus_delta,) = ctx.saved_tensors
        return weight * minus_delta / len(minus_delta), None


# Idempotent.apply(f(x), f).backward()
