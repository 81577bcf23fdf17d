"""Training steps of networks over images in PyTorch, for the benchmark (image_requests.py says what is asked).

Arguments: eager | channels_last | compile, and the number of threads.
"""

import sys

import torch
from image_requests import answer, floats

MODE, THREADS = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(THREADS)
FORMAT = torch.channels_last if MODE == "channels_last" else torch.contiguous_format


class Around(torch.nn.Module):
    """Layers and a way around them."""

    def __init__(self, layers):
        super().__init__()
        self.inner = chain(layers)

    def forward(self, x):
        return torch.cat((x, self.inner(x)), 1)


def activation(layer):
    kinds = {"IDENTITY": torch.nn.Identity, "SIGMOID": torch.nn.Sigmoid, "TANH": torch.nn.Tanh}
    name = layer["activation"]
    return torch.nn.LeakyReLU(layer["slope"]) if name == "LEAKYRELU" else kinds[name]()


def modules(layer):
    if layer["kind"] == "skip":
        return [Around(layer["around"])]
    if layer["kind"] == "norm":
        return [torch.nn.GroupNorm(layer["groups"], layer["channels"]), activation(layer)]
    kind = torch.nn.Conv2d if layer["kind"] == "convolution" else torch.nn.ConvTranspose2d
    sizes = [layer[size] for size in ("channels", "filters", "side", "stride", "border")]
    return [kind(*sizes), activation(layer)]


def chain(layers):
    return torch.nn.Sequential(*(module for layer in layers for module in modules(layer)))


def in_order(network):
    """The parameters as the benchmark orders them: the bias of a convolution before its weights."""
    ordered = []
    for module in network.modules():
        own = list(module.parameters(recurse=False))
        ordered += own if isinstance(module, torch.nn.GroupNorm) else reversed(own)
    return ordered


class Projector(torch.nn.Module):
    """f = g^-1 A g. A coupling's halves stay apart until another one takes others."""

    def __init__(self, network, n, count):
        super().__init__()
        hidden, now = network["hidden"], list(range(n))
        self.nets, self.turns, numbers = torch.nn.ModuleList(), [], 0
        for read, shifted in network["couplings"]:
            turn = [now.index(column) for column in read + shifted]
            half = len(read)
            swap = turn == list(range(half, n)) + list(range(half))
            self.turns.append(None if swap else torch.tensor(turn))
            now = read + shifted
            net = torch.nn.Sequential(
                torch.nn.Linear(half, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, len(shifted))
            )
            self.nets.append(net)
            numbers += sum(parameter.numel() for parameter in net.parameters())
        self.order = torch.tensor(now)
        self.v = torch.nn.Parameter(torch.empty(n, (count - numbers) // n))

    def forward(self, x):
        a, b = x, x[:, :0]
        for net, turn in zip(self.nets, self.turns):
            if turn is None:
                a, b = b, a
            else:
                a, b = torch.cat((a, b), 1).index_select(1, turn).tensor_split(2, 1)
            b = b + net(a)
        v = self.v.index_select(0, self.order)
        h = torch.cat((a, b), 1) @ v @ torch.linalg.solve(v.T @ v, v.T)
        a, b = h.tensor_split(2, 1)
        for net, turn in zip(reversed(self.nets), reversed(self.turns)):
            b = b - net(a)
            if turn is None:
                a, b = b, a
            else:
                a, b = torch.cat((a, b), 1).index_select(1, turn.argsort()).tensor_split(2, 1)
        return torch.cat((a, b), 1)


class Training:
    def __init__(self, request):
        network = request["network"]
        self.given = torch.from_numpy(floats(request, "parameters"))
        x, target = (torch.from_numpy(floats(request, name)).reshape(request["batch"], -1) for name in ("x", "target"))
        if "layers" in network:
            layers = network["layers"]
            side = round((x.shape[1] / layers[0]["channels"]) ** 0.5)
            shape = (-1, layers[0]["channels"], side, side)
            x, target = (rows.reshape(shape).contiguous(memory_format=FORMAT) for rows in (x, target))
            self.f = chain(layers).to(memory_format=FORMAT)
            self.parameters = in_order(self.f)
        else:
            self.f = Projector(network, x.shape[1], len(self.given))
            self.parameters = [p for net in self.f.nets for p in net.parameters()] + [self.f.v]
        self.x, self.target, self.modified, self.radius = x, target, request["modified"], request["radius"]
        self.place()
        # compiled, the plain rule is fused by the compiler
        self.optimiser = torch.optim.Adam(self.f.parameters(), lr=request["rate"], fused=MODE != "compile")
        self.differentiate, self.step = self.backward, self.whole_step
        if MODE == "compile":
            self.differentiate, self.step = torch.compile(self.backward), torch.compile(self.whole_step)

    def place(self):
        """Moves the parameters to those given."""
        at = 0
        with torch.no_grad():
            for parameter in self.parameters:
                parameter.copy_(self.given[at : at + parameter.numel()].reshape(parameter.shape))
                at += parameter.numel()
        assert at == len(self.given)

    def backward(self):
        y = self.f(self.x)
        with torch.no_grad():
            scale = 2 / y.numel()
            error = (y - self.target) * scale
            if self.modified:
                fy = self.f(y)
                idempotence = (3 * fy - 2 * self.f(fy) - y) * -scale
                lengths = [rows.flatten(1).norm(dim=1) for rows in (error, idempotence)]
                factors = (self.radius * lengths[0] / lengths[1]).clamp(max=1)
                error += idempotence * factors.reshape(-1, *[1] * (y.dim() - 1))
        y.backward(error)

    def whole_step(self):
        self.optimiser.zero_grad(set_to_none=True)
        self.backward()
        self.optimiser.step()

    def write_gradient(self, file):
        self.place()
        self.optimiser.zero_grad(set_to_none=True)
        self.differentiate()
        torch.cat([p.grad.contiguous().flatten() for p in self.parameters]).numpy().tofile(file)


answer(f"PyTorch {torch.__version__.split('+')[0]} {MODE}", Training)
