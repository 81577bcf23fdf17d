"""idem4j against what you would pick instead, on tables of numbers: the table of plugin/src/docs/peers.md.

    python peers.py --work DIR [--page PAGE.md] [--seeds 1,2,3] [--trees] TABLE.csv...

Needs numpy and scikit-learn, and the commands (mvn -q package -DskipTests); runs in the project's folder. What is measured is
kept in DIR/results.json, so that a run that was stopped goes on. Of each table up to 2,000 rows are taken at random, seven in ten
of them to train on; everything is told of the others. Errors are root mean squares in standard deviations of the rows trained on.
Every tool has its defaults, or those named here, on every table.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import shlex
import subprocess
import sys
import time
import warnings

import numpy as np
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer
from sklearn.linear_model import BayesianRidge, Ridge
from sklearn.neural_network import MLPRegressor

MOST_ROWS, TRAINED, HOLES, LOST, NOISE, TENFOLD = 2000, 0.7, 0.2, 0.15, 0.2, 0.1
COPIES = 10  # of the damaged rows that regressors learn to repair from
FARTHEST = 15  # deviations: a split with a test cell beyond is left out, for a mean of squares would tell of that cell alone
OURS, NOTHING = "idem4j", "nothing"
JOBS = {
    "holes": f"{HOLES:.0%} of the cells missing, error on them",
    "holes, in training too": "the same, as many missing in the rows to train on",
    "damaged": f"{LOST:.0%} of the cells at their column's mean and noise of {NOISE} on all, unknown which; error over all cells",
    "tenfold": f"{TENFOLD:.0%} of the cells tenfold, unknown which; error of a forest that predicts the last column from the others",
}


def read(path):
    """The complete rows of the columns that are numbers and vary."""
    rows = np.genfromtxt(path, delimiter=",", ndmin=2)  # a header's line is no numbers
    rows = rows[:, ~np.isnan(rows).all(0)]
    rows = rows[~np.isnan(rows).any(1)]
    return rows[:, rows.std(0) > 0]


def write(path, rows):
    with open(path, "w") as out:
        out.write(",".join(f"c{j}" for j in range(rows.shape[1])) + "\n")
        for row in rows:
            out.write(",".join("" if np.isnan(v) else repr(float(v)) for v in row) + "\n")


def rms(error, cells=None):
    return float(np.sqrt(np.mean(np.square(error if cells is None else error[cells]))))


class Split:
    """A table's rows to train on and others, whole and damaged, in raw units."""

    def __init__(self, table, seed):
        random = np.random.default_rng(seed)
        rows = table[random.permutation(len(table))][:MOST_ROWS]
        some = int(TRAINED * len(rows))
        self.train, self.test = rows[:some], rows[some:]
        self.mean, self.unit = self.train.mean(0), self.train.std(0)
        keep = self.unit > 1e-9 * np.abs(self.mean)
        self.train, self.test = self.train[:, keep], self.test[:, keep]
        self.mean, self.unit = self.mean[keep], self.unit[keep]
        self.missing = random.random(self.test.shape) < HOLES
        self.missing_training = random.random(self.train.shape) < HOLES
        # A row without a known cell says nothing, and most tools refuse it.
        for gaps in (self.missing, self.missing_training):
            gaps[gaps.all(1), 0] = False
        self.damaged = self.damage(self.test, random)
        self.wild = random.random(self.test[:, :-1].shape) < TENFOLD
        self.seed = seed

    def is_sound(self):
        return np.abs(self.units(self.test)).max() <= FARTHEST

    def damage(self, rows, random):
        lost = np.where(random.random(rows.shape) < LOST, self.mean, rows)
        return lost + NOISE * self.unit * random.standard_normal(rows.shape)

    def units(self, rows):
        n = rows.shape[1]
        return (rows - self.mean[:n]) / self.unit[:n]

    def raw(self, rows):
        n = rows.shape[1]
        return rows * self.unit[:n] + self.mean[:n]


def imputers(trees):
    found = {
        "KNNImputer": lambda: KNNImputer(),
        "IterativeImputer (BayesianRidge)": lambda: IterativeImputer(BayesianRidge(), random_state=0),
    }
    if trees:
        forest = ExtraTreesRegressor(50, max_features=0.5, min_samples_leaf=2, random_state=0)
        found["IterativeImputer (ExtraTrees)"] = lambda: IterativeImputer(forest, max_iter=4, tol=1e-2, random_state=0)
    return found


def fill(imputer, train, rows):
    # An iterative imputer learns nothing of columns that it was shown without gaps.
    both = np.vstack([train, rows])
    return imputer.fit_transform(both)[len(train):]


class Product:
    """The commands, as a user runs them."""

    def __init__(self, command, folder):
        self.command, self.folder = shlex.split(command), folder

    def run(self, *arguments):
        done = subprocess.run([*self.command, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode not in (0, 1):  # 1: worse than nothing on its own rows, which is told, and measured here
            raise SystemExit(done.stdout + done.stderr)

    def train(self, name, rows):
        out = self.folder / name
        write(self.folder / f"{name}.csv", rows)
        begun = time.time()
        self.run("train", self.folder / f"{name}.csv", "-o", out, "--allow-worse")
        return out / "model.onnx", time.time() - begun

    def repaired(self, model, rows, mode):
        source, target = self.folder / "rows.csv", self.folder / "repaired.csv"
        write(source, rows)
        self.run("predict", "--model", model, "--input", source, "--output", target, "--repair", mode)
        return np.genfromtxt(target, delimiter=",", skip_header=1, ndmin=2)


def holes(split, product, trees, in_training):
    train = np.where(split.missing_training, np.nan, split.train) if in_training else split.train
    rows = np.where(split.missing, np.nan, split.test)
    truth, found = split.units(split.test), {}

    def told(name, filled):
        found[name] = rms(filled - truth, split.missing)

    model, seconds = product.train("gapped" if in_training else "whole", train)
    told(OURS, split.units(product.repaired(model, rows, "blanks")))
    told("column mean", np.where(split.missing, np.nanmean(split.units(train), 0), truth))
    for name, imputer in imputers(trees).items():
        told(name, fill(imputer(), split.units(train), split.units(rows)))
    return found, seconds, model


def damaged(split, product, model):
    truth, bad = split.units(split.test), split.units(split.damaged)
    random = np.random.default_rng(split.seed + 1)
    x = np.vstack([split.units(split.damage(split.train, random)) for _ in range(COPIES)])
    y = np.vstack([split.units(split.train)] * COPIES)
    found = {NOTHING: rms(bad - truth)}
    for mode in ("all", "flagged"):
        found[OURS + ("" if mode == "all" else ", flagged")] = rms(
            split.units(product.repaired(model, split.damaged, mode)) - truth
        )
    found["Ridge"] = rms(Ridge().fit(x, y).predict(bad) - truth)
    network = MLPRegressor(hidden_layer_sizes=(128, 128), early_stopping=True, random_state=0)
    found["MLPRegressor"] = rms(network.fit(x, y).predict(bad) - truth)
    return found


def tenfold(split, product):
    features, target = split.train[:, :-1], split.units(split.train)[:, -1]
    forest = RandomForestRegressor(200, min_samples_leaf=2, random_state=0).fit(features, target)
    wild = np.where(split.wild, 10 * split.test[:, :-1], split.test[:, :-1])
    truth = split.units(split.test)[:, -1]
    changed = wild != split.test[:, :-1]
    found = {"undamaged rows": rms(forest.predict(split.test[:, :-1]) - truth), NOTHING: rms(forest.predict(wild) - truth)}
    model, _ = product.train("features", features)
    repaired = product.repaired(model, wild, "flagged")
    found[OURS] = rms(forest.predict(repaired) - truth)
    beyond = (wild < features.min(0)) | (wild > features.max(0))
    filled = fill(KNNImputer(), split.units(features), split.units(np.where(beyond, np.nan, wild)))
    found["range check, then KNNImputer"] = rms(forest.predict(split.raw(filled)) - truth)
    flagged = np.abs(repaired - wild) > 1e-6 * np.abs(wild)
    return found, {
        "found": float((flagged & changed).sum() / max(1, changed.sum())),
        "right": float((flagged & changed).sum() / max(1, flagged.sum())),
    }


def measure(table, seed, options, folder):
    folder.mkdir(parents=True, exist_ok=True)
    split, product = Split(read(table), seed), Product(options.idem4j, folder)
    result = {"rows": len(split.train), "columns": split.train.shape[1]}
    result["holes"], result["seconds"], model = holes(split, product, options.trees, False)
    result["damaged"] = damaged(split, product, model)
    result["holes, in training too"], _, _ = holes(split, product, options.trees, True)
    result["tenfold"], result["outliers"] = tenfold(split, product)
    return result


def processor():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text()
        model = re.search(r"^model\s*:\s*(\d+)", text, re.M)
        name = re.search(r"^model name\s*:\s*(.*)", text, re.M)
        return f"{name.group(1).replace('(R)', '')} (model {model.group(1)}), {os.cpu_count()} cores"
    except (OSError, AttributeError):
        return f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores"


def mean(results, job, tool):
    values = [r[job][tool] for r in results if tool in r[job]]
    return np.mean(values) if len(values) == len(results) else None


def number(value):
    return f"{value:.3f}".lstrip("0")


def markdown(results, seeds, asked, options):
    lines = []
    commit = subprocess.run(["git", "rev-parse", "--short=7", "HEAD"], capture_output=True, text=True).stdout.strip()
    measured = (
        "Measured by `python plugin/benchmark/src/main/python/peers.py --work DIR --page plugin/src/docs/peers.md "
        f"--seeds {','.join(map(str, seeds))}{' --trees' if options.trees else ''} TABLE.csv...`; commit `{commit}`, "
        f"{datetime.date.today().isoformat()}; {processor()}."
    )
    tables = sorted({key.split("/")[0] for key in results}, key=str.lower)
    for job, title in JOBS.items():
        tools = list(dict.fromkeys(tool for r in results.values() for tool in r[job]))
        lines += [f"**{title[0].upper() + title[1:]}**", ""]
        lines += ["| | " + " | ".join(tools) + " |", "|---" * (len(tools) + 1) + "|"]
        rows = {name: [r for key, r in results.items() if key.split("/")[0] == name] for name in tables}
        rows["mean"] = list(results.values())
        for name, some in rows.items():
            cells = {tool: mean(some, job, tool) for tool in tools}
            known = [v for tool, v in cells.items() if v is not None and tool != "undamaged rows"]
            label = name if name == "mean" else f"{name} ({some[0]['rows']} × {some[0]['columns']})"
            lines.append(
                f"| {label} | "
                + " | ".join(
                    "" if v is None else f"**{number(v)}**" if v == min(known) and t != "undamaged rows" else number(v)
                    for t, v in cells.items()
                )
                + " |"
            )
        lines += ["", measured, ""]
    share = {key: np.mean([r["outliers"][key] for r in results.values()]) for key in ("found", "right")}
    slowest = max(r["seconds"] for r in results.values())
    lines += [
        f"Of the tenfold cells idem4j found {share['found']:.0%}; of the cells that it flagged {share['right']:.0%} were tenfold. "
        f"Training a table took up to {slowest:.0f} s. Means over {len(results)} splits of {len(tables)} tables"
        + (
            f"; {asked - len(results)} more were left out, since their test rows hold a cell beyond {FARTHEST} deviations of the "
            "rows to train on, of which alone a mean of squares would tell."
            if asked > len(results)
            else "."
        ),
    ]
    return "\n".join(lines)


BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--idem4j", default="java @plugin/target/idem4j.args", help="the command (default: %(default)s)")
    parser.add_argument("--work", type=pathlib.Path, required=True, metavar="DIR", help="where to keep what was measured")
    parser.add_argument("--page", type=pathlib.Path, metavar="PAGE.md", help=f"write between its lines {BEGIN} and {END}")
    parser.add_argument("--seeds", default="1", metavar="LIST", help="of the splits (default: %(default)s)")
    parser.add_argument("--trees", action="store_true", help="measure the slow imputer by trees, too")
    parser.add_argument("tables", nargs="+", type=pathlib.Path, metavar="TABLE.csv", help="may end with .gz")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    options.work.mkdir(parents=True, exist_ok=True)
    kept = options.work / "results.json"
    results = json.loads(kept.read_text()) if kept.exists() else {}
    seeds = [int(seed) for seed in options.seeds.split(",")]
    wanted = [(f"{table.name.split('.')[0]}/{seed}", table, seed) for seed in seeds for table in options.tables]
    asked = len(wanted)
    wanted = [split for split in wanted if Split(read(split[1]), split[2]).is_sound()]
    for key, table, seed in wanted:
        if key not in results:
            begun = time.time()
            results[key] = measure(table, seed, options, options.work / key)
            kept.write_text(json.dumps(results, indent=1))
            print(f"{key}: {time.time() - begun:.0f} s, {json.dumps(results[key])}", file=sys.stderr, flush=True)
    text = markdown({key: results[key] for key, _, _ in wanted}, seeds, asked, options)
    if options.page is None:
        print(text)
        return
    page = options.page.read_text()
    before, rest = page.split(BEGIN, 1)
    options.page.write_text(before + BEGIN + "\n" + text + "\n" + END + rest.split(END, 1)[1])


if __name__ == "__main__":
    main()
