"""Exported files in runtimes of many makers: prints the table of plugin/src/docs/deploy.md, and runs that page's Python and JavaScript.

usage: runtimes.py [--work DIR] [--without KEY,KEY]

Needs the commands (mvn -q package -DskipTests), Python 3.10 or newer, node and npm. The runtimes come from the public registries, of
the versions below, into DIR, or into a temporary folder; one that can't be had is told and skipped. KEY is a runtime's first
word below; onnx2torch brings PyTorch, several GB. Ends with 1 where a file of ours, or the page, does not do what is promised.
"""

import argparse
import pathlib
import sys

from environment import Node, Python, Unavailable, work
from exported import TRAININGS, Exported
from measured import Results
from page import Snippets

# Key, name in the table, package and version.
PYTHON = [
    ("onnxruntime", "ONNX Runtime, Python", "onnxruntime", "1.32.0"),
    ("reference", "ONNX's reference evaluator", "onnx", "1.23.2"),
    ("openvino", "OpenVINO", "openvino", "2026.4.1"),
    ("openvino_f32", "OpenVINO, `INFERENCE_PRECISION_HINT` `f32`", "openvino", "2026.4.1"),
    ("opencv", "OpenCV", "opencv-python-headless", "5.0.0.93"),
    ("tract", "tract", "tract", "0.23.9"),
    ("mnn", "MNN, converted", "MNN", "3.6.1"),
    ("onnx2torch", "onnx2torch, PyTorch 2.15.0", "onnx2torch", "1.5.15"),
]
NODE = [
    ("onnxruntime-node", "onnxruntime-node", "onnxruntime-node", "1.30.0"),
    ("onnxruntime-web", "onnxruntime-web, wasm", "onnxruntime-web", "1.30.0"),
]
# Beside their packages, so that a release of tomorrow changes nothing.
PINNED = ["numpy==2.4.6", "onnx==1.23.2", "pandas==3.1.1"]
FURTHER = {"onnx2torch": ["torch==2.15.0"]}

HERE = pathlib.Path(__file__).absolute().parent
HEAD = ["runtime", "version", *TRAININGS, "gap, by construction", "same bits in any batch", "±∞ is blank"]


class Table:
    """Runs runtimes, and prints a row for each."""

    def __init__(self, folder, without):
        self.folder = folder
        self.without = without
        self.python = Python(folder / "python")
        self.python.install(*PINNED)
        self.files = [Exported(name, folder, self.python.executable) for name in TRAININGS]
        self.reference = None

    def print(self):
        print("| " + " | ".join(HEAD) + " |\n" + "|---" * len(HEAD) + "|")
        for key, name, package, version in PYTHON:
            packages = [f"{package}=={version}", *PINNED, *FURTHER.get(key, [])]
            self.row(key, name, version, packages, self.python, [self.python.executable, HERE / "engine.py", key])
        node = Node(self.folder)
        for key, name, package, version in NODE:
            self.row(key, name, version, [f"{package}@{version}"], node, ["node", HERE / "engine.mjs", key])

    def row(self, key, name, version, packages, place, command):
        if key in self.without:
            return
        try:
            place.install(*packages)
        except Unavailable as e:
            print(f"{name} {version} can't be had: {e}", file=sys.stderr)
            return
        results = [self.results(name, command, file) for file in self.files]
        if self.reference is None:
            require_promises(results)
            self.reference = results
        exact, _, filling = results
        cells = [
            *(shown(ours and ours.difference(theirs)) for ours, theirs in zip(results, self.reference)),
            shown(exact and exact.gap()),
            answer(all(result.same_in_batches() for result in results if result)),
            answer(filling.same_of_infinite()) if filling else "",
        ]
        print("| " + " | ".join([name, version, *cells]) + " |", flush=True)

    def results(self, name, command, exported):
        """None where the runtime does not take the file."""
        try:
            return Results(command, exported, self.folder)
        except (Unavailable, ValueError) as e:
            print(f"{name} does not take the file '{exported.name}': {e}", file=sys.stderr)
            return None


def require_promises(results):
    """What the project promises of its files in ONNX Runtime on the CPU."""
    exact, _, filling = results
    if not all(result.same_in_batches() for result in results) or not filling.same_of_infinite() or exact.gap() > 1e-5:
        raise SystemExit("Not so: a row has the same bits in any batch, ±∞ is blank, and the gap by construction is rounding.")


def shown(value):
    """A number of two digits; "fails" for None."""
    if value is None:
        return "fails"
    return f"{value:.2g}" if value == 0 or value >= 1 else f"{value:.1e}".replace("e-0", "e-")


def answer(holds):
    return "yes" if holds else "no"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", metavar="DIR")
    parser.add_argument("--without", default="", metavar="KEY,KEY")
    arguments = parser.parse_args()
    with work(arguments.work) as folder:
        table = Table(folder, arguments.without.split(","))
        table.print()
        Snippets(table.files[-1], table.python, folder).run()


if __name__ == "__main__":
    main()
