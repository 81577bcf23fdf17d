"""The snippets of plugin/src/docs/deploy.md in Python and JavaScript, run as they stand on a table of other columns' order, with blanks."""

import array
import csv
import json
import math
import pathlib
import re
import shutil
import subprocess

from exported import ROOT, TABLE
from measured import Results

PAGE = ROOT / "plugin/src/docs/deploy.md"
NODE_PACKAGE = "onnxruntime-node"
ENGINE = pathlib.Path(__file__).with_name("engine.py")

# Behind the page's own code: what it gave, for the comparison.
PYTHON_END = """
result = {"once": once.tolist(), "gap": float(gap), "openvino": by_openvino.tolist(), "opencv": by_opencv.tolist()}
assert list(repaired) == list(frame) and (repaired[names].to_numpy(np.float32) == once).all()
with open("python.json", "w") as file:
    json.dump(result, file)
"""
JS_END = """
import { writeFile } from "node:fs/promises";
await writeFile("js.json", JSON.stringify({ once: Array.from(once), twice: Array.from(twice) }));
process.exit(0);
"""


class Snippets:
    """Runs them in a folder that has what the page speaks of."""

    def __init__(self, exported, python, folder):
        self.python = python
        self.exported = exported
        self.node = folder
        self.folder = folder / "page"
        (self.folder / "out").mkdir(parents=True, exist_ok=True)
        shutil.copy(exported.file, self.folder / "out/model.onnx")
        self.rows = write_table(self.folder, exported.names)

    def run(self):
        """Says what agrees; ends the program where something does not."""
        (self.folder / "page.py").write_text(blocks("python") + PYTHON_END)
        self.execute([self.python.executable, "page.py"])
        python = json.loads((self.folder / "python.json").read_text())
        once = flat(python["once"])
        own = Results([self.python.executable, ENGINE, "onnxruntime"], self.exported.with_rows(self.rows), self.folder)
        self.agree("Python", own["once"], once, 0)
        require(python["gap"] < 1e-5, f"the page's Python finds a gap of {python['gap']:.1e}")
        for name in ("openvino", "opencv"):
            self.agree(name, once, flat(python[name]), 1e-4)
        for package in (NODE_PACKAGE, "onnxruntime-web"):
            script = self.node / "page.mjs"
            script.write_text(blocks("js").replace(NODE_PACKAGE, package) + JS_END)
            self.execute(["node", script])
            js = json.loads((self.folder / "js.json").read_text())
            self.agree(package, once, js["once"], 1e-4)
            self.agree(f"{package}, a second pass", js["once"], js["twice"], 1e-4)

    def execute(self, command):
        ended = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        require(ended.returncode == 0, f"the page's code failed:\n{ended.stderr}")

    def agree(self, name, ours, theirs, most):
        deviations = self.exported.deviations
        differences = [abs(a - b) / deviations[i % len(deviations)] for i, (a, b) in enumerate(zip(ours, theirs))]
        require(len(ours) == len(theirs) and all(map(math.isfinite, theirs)), f"{name}: rows are missing or not finite")
        require(max(differences) <= most, f"{name}: {max(differences):.1e} deviations off")
        print(f"The page's code, {name}: agrees, at most {max(differences):.1e} deviations off.")


def blocks(language):
    return "\n".join(re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE.read_text()))


def write_table(folder, names):
    """Test rows whose columns are turned round, with one that the file does not know, and a blank in each row; gives the values by name."""
    with open(TABLE, newline="") as stream:
        records = list(csv.DictReader(stream))[:50]
    columns = list(records[0])[::-1]
    for i, record in enumerate(records):
        record[columns[i % len(columns)]] = ""
    with open(folder / "rows.csv", "w", newline="") as stream:
        writer = csv.DictWriter(stream, ["note", *columns], restval="as it was")
        writer.writeheader()
        writer.writerows(records)
    known = [{name: float(text) for name, text in record.items() if text} for record in records]
    (folder / "rows.json").write_text(json.dumps(known))
    return array.array("f", (record.get(name, math.nan) for record in known for name in names))


def flat(rows):
    return [value for row in rows for value in row]


def require(holds, what):
    if not holds:
        raise SystemExit(f"Not so: {what}")
