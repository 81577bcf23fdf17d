"""Training steps in PyTorch, for the benchmark: a request per line in, the milliseconds of its steps out. A request with rows is
answered by the gradient for them, one with a product by the milliseconds of products of square matrices.

Arguments: eager | compile, and the number of threads.
"""

import json
import sys
import time

import torch

MODE, THREADS = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(THREADS)


def network(sizes, denoising):
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(torch.nn.Linear(inputs, outputs))
        if not denoising:
            layers.append(torch.nn.LeakyReLU(0.2))
        elif i + 2 < len(sizes):
            layers.append(torch.nn.Tanh())
    return torch.nn.Sequential(*layers)


class Projector(torch.nn.Module):
    """f = g^-1 A g: additive couplings there and back, and the projector on the span of v between them."""

    def __init__(self, request):
        super().__init__()
        self.columns = [tuple(torch.tensor(part) for part in coupling) for coupling in request["couplings"]]
        given, at = torch.tensor(request["parameters"]), 0
        self.layers = torch.nn.ModuleList()
        for read, shifted in self.columns:
            for inputs, outputs in ((len(read), request["hidden"]), (request["hidden"], len(shifted))):
                layer = torch.nn.Linear(inputs, outputs)
                for parameter in (layer.weight, layer.bias):
                    parameter.data = given[at : at + parameter.numel()].reshape(parameter.shape).clone()
                    at += parameter.numel()
                self.layers.append(layer)
        self.v = torch.nn.Parameter(given[at:].reshape(request["sizes"][0], -1).clone())

    def shifted(self, h, i, sign):
        read, shifted = self.columns[i]
        m = self.layers[2 * i + 1](torch.tanh(self.layers[2 * i](h[:, read])))
        return h.index_add(1, shifted, m, alpha=sign)

    def forward(self, h):
        for i in range(len(self.columns)):
            h = self.shifted(h, i, 1)
        h = h @ self.v @ torch.linalg.solve(self.v.T @ self.v, self.v.T)
        for i in reversed(range(len(self.columns))):
            h = self.shifted(h, i, -1)
        return h


def gradient(request):
    f, shape = Projector(request), (request["batch"], request["sizes"][0])
    target = torch.tensor(request["target"]).reshape(shape)
    ((f(torch.tensor(request["x"]).reshape(shape)) - target) ** 2).mean().backward()
    return [value for parameter in in_order(f) for value in parameter.grad.flatten().tolist()]


def in_order(f):
    return [parameter for layer in f.layers for parameter in (layer.weight, layer.bias)] + [f.v]


def products(request):
    a, b = (torch.rand(request["product"], request["product"]) for _ in range(2))
    return [timed(lambda: torch.mm(a, b)) for _ in range(request["steps"])]


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def training(request):
    f = Projector(request) if "couplings" in request else network(request["sizes"], request["denoising"])
    kind = torch.optim.Adam if request["denoising"] else torch.optim.SGD
    optimiser = kind(f.parameters(), lr=request["rate"])
    shape = (request["batch"], request["sizes"][0])
    entries = shape[0] * shape[1]

    def modified(y, weight):
        with torch.no_grad():
            fy = f(y)
            return (3 * fy - 2 * f(fy) - y) * (-2 * weight / entries)

    def noise():
        y = f(torch.randn(shape))
        if request["ordinary"]:
            ((f(y) - y) ** 2).mean().backward()
        else:
            y.backward(modified(y, 1))

    def denoise():
        target = torch.randn(shape)
        x = (target + 0.2 * torch.randn(shape)) * (torch.rand(shape) > 0.15)
        y = f(x)
        if "couplings" in request:
            ((y - target) ** 2).mean().backward()
        elif request["ordinary"]:
            (((y - target) ** 2).mean() + 2 * ((f(y) - y) ** 2).mean()).backward()
        else:
            with torch.no_grad():
                error = (y - target) * (2 / entries) + modified(y, 2)
            y.backward(error)

    def step():
        optimiser.zero_grad(set_to_none=True)
        denoise() if request["denoising"] else noise()
        optimiser.step()

    if MODE == "compile":
        step = torch.compile(step)
    step()
    return step


print(json.dumps({"name": f"PyTorch {torch.__version__.split('+')[0]} {MODE}"}), flush=True)
trainings = {}
for line in sys.stdin:
    asked = json.loads(line)
    if "product" in asked:
        answer = products(asked)
    elif "x" in asked:
        answer = gradient(asked)
    else:
        key = json.dumps([asked["name"], asked["ordinary"]])
        if key not in trainings:
            trainings[key] = training(asked)
        answer = [timed(trainings[key]) for _ in range(asked["steps"])]
    print(json.dumps(answer), flush=True)
