"""Training steps in PyTorch, for the benchmark: a request per line in, the milliseconds of its steps out.

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


def training(request):
    f = network(request["sizes"], request["denoising"])
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
        if request["ordinary"]:
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
    key = json.dumps([asked["sizes"], asked["ordinary"]])
    if key not in trainings:
        trainings[key] = training(asked)
    milliseconds = []
    for _ in range(asked["steps"]):
        start = time.perf_counter()
        trainings[key]()
        milliseconds.append((time.perf_counter() - start) * 1e3)
    print(json.dumps(milliseconds), flush=True)
