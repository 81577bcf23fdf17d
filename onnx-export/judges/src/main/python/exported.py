"""The files that are tried: trained on test-data by the commands, and the rows that they are given."""

import array
import copy
import csv
import json
import math
import pathlib
import random

from environment import run

ROOT = pathlib.Path(__file__).absolute().parents[5]
TABLE = ROOT / "test-data" / "sensors-test-corrupted.csv"
TRAININGS = {
    "by construction": ["-c", "config/projector.xml", "--@network.rank", "3", "--@trainer.epochs", "40"],
    "perceptron": ["-c", "config/quickstart.xml", "--@trainer.epochs", "40"],
    "fills blanks": ["test-data/sensors-train.csv", "--@projector.rank", "10", "--@trainer.epochs", "20"],
}
BLANK = 0.1  # share of the cells


class Exported:
    """An exported file.

    rows are those of the test table, damaged, columns in the file's order; where the file fills blanks, some are. others are the
    same rows, a blank cell +∞ or −∞, which means the same to such a file.
    """

    def __init__(self, name, folder, python):
        self.name = name
        self.file = folder / name.replace(" ", "-") / "model.onnx"
        if not self.file.exists():
            train(TRAININGS[name], self.file.parent)
        self.metadata = metadata(self.file, python)
        self.names = json.loads(self.metadata["feature_names"])
        self.deviations = json.loads(self.metadata["idem4j.calibration"])["deviations"]
        self.fills = "idem4j.fill_spread" in self.metadata
        self.rows, self.others = table(self.names), table(self.names)
        if self.fills:
            for cell in random.Random(1).sample(range(len(self.rows)), int(BLANK * len(self.rows))):
                self.rows[cell] = math.nan
                self.others[cell] = math.inf if cell % 2 else -math.inf

    def with_rows(self, rows):
        """The same file, to be given other rows."""
        other = copy.copy(self)
        other.rows = other.others = rows
        return other


def train(arguments, folder):
    """By the built commands, in the project's folder."""
    if not (ROOT / "plugin/target/idem4j.args").exists():
        raise SystemExit("Build the commands first: mvn -q package -DskipTests")
    run(["java", "@plugin/target/idem4j.args", "train", *arguments, "-o", folder], cwd=ROOT)


def metadata(file, python):
    """Key to text, read by a Python that has the package onnx."""
    reader = "import json, onnx, sys; print(json.dumps({p.key: p.value for p in onnx.load(sys.argv[1]).metadata_props}))"
    return json.loads(run([python, "-c", reader, file]))


def table(names):
    """The test table's cells, row by row, columns in the given order."""
    with open(TABLE, newline="") as stream:
        return array.array("f", (float(row[name]) for row in csv.DictReader(stream) for name in names))
