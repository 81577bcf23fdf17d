"""Trains a network of the paper's Table 1 on noise in PyTorch, as `experiment figure3` does in Java: an oracle of its numbers.

usage: noise_torch.py B3 modified 0.07 [--one-batch] [--runs 10] [--epochs 2500] [--seed 1]

Prints, for each run, the mean |f(f(x)) - f(x)| before and after training: on the batch of the last step, and on fresh rows.
--one-batch draws the training rows once for all epochs. Computes on a GPU where there is one.
"""

import argparse
import math

import torch

WIDTHS = {"B1": (5, 5), "B2": (100, 250, 250, 250, 250, 100), "B3": (4096, 1024, 4096), "B4": (784, 1024, 2048, 784)}
ROWS = 1000
SLOPE = 0.2
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def layers(widths):
    """Weights [inputs, outputs] and biases from U(-1/sqrt(inputs), 1/sqrt(inputs)), PyTorch's default."""
    bounded = lambda inputs, *shape: (torch.rand(*shape, device=DEVICE) * 2 - 1) / math.sqrt(inputs)
    return [(bounded(a, a, b).requires_grad_(), bounded(a, b).requires_grad_()) for a, b in zip(widths, widths[1:])]


def apply(f, x):
    for weight, bias in f:
        x = torch.nn.functional.leaky_relu(torch.addmm(bias, x, weight), SLOPE)
    return x


def error(f, x):
    with torch.no_grad():
        y = apply(f, x)
        return (apply(f, y) - y).abs().mean().item()


def gradient(f, x, method):
    """Modified: -delta / rows in place of dL/dy. Ordinary: of the mean square over rows and outputs."""
    parameters = [p for layer in f for p in layer]
    y = apply(f, x)
    if method == "ordinary":
        return torch.autograd.grad(((apply(f, y) - y) ** 2).mean(), parameters)
    with torch.no_grad():
        fy = apply(f, y)
        delta = 3 * fy - 2 * apply(f, fy) - y
    return torch.autograd.grad(y, parameters, -delta / len(x))


def run(widths, method, rate, epochs, one_batch):
    f = layers(widths)
    rows = lambda: torch.randn(ROWS, widths[0], device=DEVICE)
    x, fresh = rows(), rows()
    errors = [error(f, x), error(f, fresh)]
    for _ in range(epochs):
        x = x if one_batch else rows()
        step = gradient(f, x, method)
        with torch.no_grad():
            for parameter, slope in zip((p for layer in f for p in layer), step):
                parameter -= rate * slope
    return errors + [error(f, x), error(f, fresh)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("network", choices=WIDTHS)
    options.add_argument("method", choices=("modified", "ordinary"))
    options.add_argument("rate", type=float)
    options.add_argument("--one-batch", action="store_true")
    options.add_argument("--runs", type=int, default=1)
    options.add_argument("--epochs", type=int, default=2500)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    print("run  batch: before  after      fresh rows: before  after")
    for number in range(1, given.runs + 1):
        torch.manual_seed(given.seed * 1000 + number)
        a, b, c, d = run(WIDTHS[given.network], given.method, given.rate, given.epochs, given.one_batch)
        print(f"{number:<3}  {a:13.3e}  {c:9.3e}  {b:18.3e}  {d:9.3e}")


if __name__ == "__main__":
    main()
