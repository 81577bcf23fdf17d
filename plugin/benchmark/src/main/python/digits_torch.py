"""Trains the paper's recipe for generation on MNIST in PyTorch, an oracle of `experiment mnist` and a scan of what it leaves open.

usage: digits_torch.py DIR --steps 600 [--setting batch-norm] ... [--pictures OUT]

DIR has MNIST's four files, gzipped. Reconstruction of images, and idempotence of f(z) for noise z, by the modified gradient or the
ordinary one. Each setting changes something of the base: a DCGAN's two networks with batch normalisation, pixels in [-1, 1], Adam
2e-4 with beta1 .5, weight 1 of the mean over pixels, noise in a batch of its own. Prints a line of JSON for each: of 1,000 f(z), with
the statistics of the batch and with running ones, the share that a classifier is sure of (above .9), how many classes these effectively
have (exp of their entropy), a pixel's deviation over the images beside true images', the distance to the nearest of 10,000 training
images, and the gap |f(f(z)) - f(z)|; with it the error of reconstruction. Without --setting all are run.
"""

import argparse
import gzip
import json
import os
import struct
import zlib

import torch
from torch import nn
from torch.nn import functional

BATCH = 128
BASE = dict(
    net="dcgan", norm="batch", width=16, latent=64, gradient="modified", weight=1.0, scale="mean", optimiser="adam", rate=2e-4,
    beta=0.5, together=False, noise="white", length=1, warm=0.0,
)
SETTINGS = {
    "base": {},
    "ordinary": dict(gradient="ordinary"),
    "reconstruction alone": dict(weight=0.0),
    "group norm": dict(norm="group"),
    "no norm": dict(norm="none"),
    "noise and images in one batch": dict(together=True),
    "weight .1": dict(weight=0.1),
    "weight 10": dict(weight=10.0),
    "the paper's scale": dict(scale="paper"),
    "rate 2e-3": dict(rate=2e-3, beta=0.9),
    "SGD .1": dict(optimiser="sgd", rate=0.1),
    "noise of the images' spectrum": dict(noise="spectral"),
    "noise of the images' spectrum, group norm": dict(noise="spectral", norm="group"),
    "noise of the images' spectrum, ordinary": dict(noise="spectral", gradient="ordinary"),
    "perceptron": dict(net="perceptron"),
    "perceptron, ordinary": dict(net="perceptron", gradient="ordinary"),
    "perceptron, reconstruction alone": dict(net="perceptron", weight=0.0),
    "perceptron, group norm": dict(net="perceptron", norm="group"),
    "perceptron, no norm": dict(net="perceptron", norm="none"),
    "perceptron, noise and images in one batch": dict(net="perceptron", together=True),
    "perceptron, noise of the images' spectrum": dict(net="perceptron", noise="spectral"),
    "perceptron, four times as long": dict(net="perceptron", length=4),
    "perceptron, four times as long, ordinary": dict(net="perceptron", length=4, gradient="ordinary"),
    "perceptron, four times as long, weight .1": dict(net="perceptron", length=4, weight=0.1),
    "perceptron, ten times as long": dict(net="perceptron", length=10),
    "perceptron, ten times as long, weight .3, width 32": dict(net="perceptron", length=10, weight=0.3, width=32),
    "width 48": dict(width=48, latent=128),
    "four times as long": dict(length=4),
    "idempotence from half way on": dict(warm=0.5),
}


def pixels(folder, name):
    with gzip.open(os.path.join(folder, name)) as file:
        data = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
    return data[16:].view(-1, 1, 28, 28).float() / 127.5 - 1 if "images" in name else data[8:].long()


class BatchNorm(nn.BatchNorm1d):
    """By the statistics of the batch, which its running ones follow unless they are held; by the running ones where evaluated."""

    held = False

    def forward(self, x):
        if self.training and self.held:
            return functional.batch_norm(x, None, None, self.weight, self.bias, True)
        return functional.batch_norm(x, self.running_mean, self.running_var, self.weight, self.bias, self.training)


def norm(kind, channels):
    if kind == "none":
        return nn.Identity()
    if kind == "group":
        return nn.GroupNorm(8, channels)
    return BatchNorm(channels)


def dcgan(s):
    w, kind = s["width"], s["norm"]
    return nn.Sequential(
        nn.Conv2d(1, w, 4, 2, 1), nn.LeakyReLU(0.2),
        nn.Conv2d(w, 2 * w, 4, 2, 1), norm(kind, 2 * w), nn.LeakyReLU(0.2),
        nn.Conv2d(2 * w, s["latent"], 7),
        nn.ConvTranspose2d(s["latent"], 2 * w, 7), norm(kind, 2 * w), nn.LeakyReLU(0.2),
        nn.ConvTranspose2d(2 * w, w, 4, 2, 1), norm(kind, w), nn.LeakyReLU(0.2),
        nn.ConvTranspose2d(w, 1, 4, 2, 1), nn.Tanh(),
    )


def perceptron(s):
    sizes, kind = [784, 16 * s["width"], s["latent"], 16 * s["width"]], s["norm"]
    layers = [nn.Flatten()]
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), norm(kind, b), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Linear(sizes[-1], 784), nn.Tanh(), nn.Unflatten(1, (1, 28, 28)))


class Noise:
    """White, N(0, 1); or with the mean and the power of each frequency of the images, phases at random."""

    def __init__(self, kind, images):
        self.kind = kind
        self.mean = images.mean(0)
        self.power = torch.fft.fft2(images - self.mean).abs().square().mean(0).sqrt() / 28

    def __call__(self, rows):
        white = torch.randn(rows, 1, 28, 28)
        return white if self.kind == "white" else torch.fft.ifft2(torch.fft.fft2(white) * self.power).real + self.mean


def held(f, x):
    """f with the statistics of the batch, leaving the running ones alone."""
    norms = [m for m in f.modules() if isinstance(m, BatchNorm)]
    for m in norms:
        m.held = True
    y = f(x)
    for m in norms:
        m.held = False
    return y


def loss(f, images, noise, s, weight):
    if s["together"]:
        y_all = f(torch.cat([images, noise]))
        reconstructed, y = y_all[: len(images)], y_all[len(images):]
    else:
        reconstructed, y = f(images), held(f, noise)
    total = functional.mse_loss(reconstructed, images)
    if weight == 0:
        return total
    if s["gradient"] == "ordinary":
        return total + weight * functional.mse_loss(held(f, y), y)
    with torch.no_grad():
        once = held(f, y)
        delta = 3 * once - 2 * held(f, once) - y
    return total - weight * (y * delta).sum() / len(y) * (2 / 784 if s["scale"] == "mean" else 1)


def train(s, images, steps):
    torch.manual_seed(1)
    f = (dcgan if s["net"] == "dcgan" else perceptron)(s)
    noise = Noise(s["noise"], images[:10_000])
    parameters = f.parameters()
    optimiser = (
        torch.optim.SGD(parameters, s["rate"]) if s["optimiser"] == "sgd"
        else torch.optim.Adam(parameters, s["rate"], (s["beta"], 0.999))
    )
    steps *= s["length"]
    for step in range(steps):
        weight = s["weight"] if step >= s["warm"] * steps else 0
        optimiser.zero_grad()
        loss(f, images[torch.randint(len(images), (BATCH,))], noise(BATCH), s, weight).backward()
        optimiser.step()
    return f, noise


class Judge:
    """A small convolutional classifier, its confidence and what it confuses."""

    def __init__(self, images, labels, steps=1500):
        torch.manual_seed(0)
        self.net = nn.Sequential(
            nn.Conv2d(1, 16, 5, 2, 2), nn.ReLU(), nn.Conv2d(16, 32, 5, 2, 2), nn.ReLU(), nn.Flatten(),
            nn.Linear(32 * 49, 100), nn.ReLU(), nn.Linear(100, 10),
        )
        optimiser = torch.optim.Adam(self.net.parameters(), 1e-3)
        for _ in range(steps):
            rows = torch.randint(len(images), (BATCH,))
            optimiser.zero_grad()
            functional.cross_entropy(self.net(images[rows]), labels[rows]).backward()
            optimiser.step()

    def accuracy(self, images, labels):
        return (self.net(images).argmax(1) == labels).float().mean().item()

    def sure(self, images):
        """The share that it is sure of, and the effective number of classes of these."""
        best, classes = self.net(images).softmax(1).max(1)
        counts = torch.bincount(classes[best > 0.9], minlength=10).float()
        if counts.sum() == 0:
            return 0.0, 0.0
        shares = counts[counts > 0] / counts.sum()
        return (counts.sum() / len(images)).item(), (-(shares * shares.log()).sum()).exp().item()


def measures(f, noise, images, judge):
    torch.manual_seed(2)
    z = noise(1000)
    y = f(z)
    sure, classes = judge.sure(y)
    nearest = torch.cdist(y.flatten(1), images[:10_000].flatten(1)).min(1).values.mean().item() / 28
    return dict(
        sure=sure, classes=classes, spread=y.std(0).square().mean().sqrt().item(), nearest=nearest,
        gap=(f(y) - y).abs().mean().item(),
    ), torch.cat([z[:10], y[:10], f(y)[:10]])


def png(path, images):
    """Ten to a row, grey."""
    rows = ((images.clamp(-1, 1) + 1) * 127.5).byte().view(-1, 10, 28, 28).permute(0, 2, 1, 3).reshape(-1, 280)
    raw = b"".join(b"\0" + bytes(row.tolist()) for row in rows)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", 280, len(rows), 8, 0, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--setting", action="append", choices=SETTINGS)
    parser.add_argument("--pictures")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    images, labels = (pixels(options.folder, f"train-{kind}-ubyte.gz") for kind in ("images-idx3", "labels-idx1"))
    tests, truth = (pixels(options.folder, f"t10k-{kind}-ubyte.gz") for kind in ("images-idx3", "labels-idx1"))
    judge = Judge(images, labels)
    with torch.no_grad():
        sure, classes = judge.sure(tests[:1000])
        print(json.dumps(dict(
            setting="true images", accuracy=judge.accuracy(tests, truth), sure=sure, classes=classes,
            spread=tests[:1000].std(0).square().mean().sqrt().item())), flush=True)
    for name in options.setting or SETTINGS:
        s = BASE | SETTINGS[name]
        f, noise = train(s, images, options.steps)
        with torch.no_grad():
            of_batch, shown = measures(lambda x: held(f, x), noise, images, judge)
            f.eval()
            running, _ = measures(f, noise, images, judge)
            error = functional.mse_loss(f(tests[:1000]), tests[:1000]).sqrt().item()
        if options.pictures:
            os.makedirs(options.pictures, exist_ok=True)
            png(os.path.join(options.pictures, name.replace(" ", "-") + ".png"), shown)
        rounded = lambda values: {key: round(value, 4) for key, value in values.items()}
        print(json.dumps(dict(setting=name, error=round(error, 4), of_batch=rounded(of_batch), running=rounded(running))), flush=True)


if __name__ == "__main__":
    main()
