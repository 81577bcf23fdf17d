"""Packages of other makers, of pinned versions, in folders that go away: nothing of theirs stays on the machine or in the project."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


class Unavailable(Exception):
    """A package that can't be had here, with the reason."""


@contextlib.contextmanager
def work(folder):
    """The folder to work in: a given one, which stays, or a temporary one."""
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        yield pathlib.Path(folder).absolute()
    else:
        with tempfile.TemporaryDirectory(prefix="idem4j-judges-") as made:
            yield pathlib.Path(made)


class Python:
    """A virtual environment."""

    def __init__(self, folder):
        self.executable = folder / "bin" / "python"
        if not self.executable.exists():
            run([sys.executable, "-m", "venv", folder])

    def install(self, *packages):
        """Adds packages, name==version each; what is there already is not fetched again."""
        run([self.executable, "-m", "pip", "install", "--quiet", "--no-compile", *packages])


class Node:
    """A folder of packages for Node.js."""

    def __init__(self, folder):
        self.folder = folder
        if not shutil.which("node") or not shutil.which("npm"):
            raise Unavailable("there is no node and npm here")
        folder.mkdir(exist_ok=True)
        (folder / "package.json").write_text("{}")

    def install(self, *packages):
        """Adds packages, name@version each. The libraries for GPUs, which come from elsewhere, are left out."""
        run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *packages],
            cwd=self.folder,
            env={**os.environ, "ONNXRUNTIME_NODE_INSTALL": "skip"},
        )


def run(command, **options):
    """Runs a command; what it says is shown only where it fails."""
    ended = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if ended.returncode != 0:
        raise Unavailable(ended.stdout.strip().splitlines()[-1] if ended.stdout.strip() else f"ended with {ended.returncode}")
    return ended.stdout
