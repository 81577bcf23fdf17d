"""What a runtime makes of an exported file, beside ONNX Runtime."""

import array
import math

from environment import run

PARTS = ("once", "twice", "by 1", "by 7", "by 64", "others")


class Results:
    """What engine.py or engine.mjs wrote: raw values by part."""

    def __init__(self, command, exported, folder):
        given = {}
        for name in ("rows", "others"):
            given[name] = folder / f"{name}.f32"
            given[name].write_bytes(getattr(exported, name).tobytes())
        output = folder / "output.f32"
        run([*command, exported.file, len(exported.names), given["rows"], given["others"], output], cwd=folder)
        values = array.array("f", output.read_bytes())
        size = len(exported.rows)
        if len(values) != size * len(PARTS):
            raise ValueError(f"{len(values)} values in place of {size * len(PARTS)}")
        self.parts = {part: values[i * size : (i + 1) * size] for i, part in enumerate(PARTS)}
        self.deviations = exported.deviations

    def __getitem__(self, part):
        return self.parts[part]

    def difference(self, reference):
        """The largest of a cell of f(x), in its column's deviations; NaN where a value is."""
        return largest(self.moves(self["once"], reference["once"]))

    def gap(self):
        """The root mean square of f(f(x)) − f(x), in deviations."""
        moves = self.moves(self["twice"], self["once"])
        return math.sqrt(math.fsum(move * move for move in moves) / len(moves))

    def moves(self, values, others):
        columns = len(self.deviations)
        return [(a - b) / self.deviations[i % columns] for i, (a, b) in enumerate(zip(values, others))]

    def same_in_batches(self):
        """Whether a row has the same bits in batches of 1, 7, 64 and all rows."""
        return all(self[part].tobytes() == self["once"].tobytes() for part in PARTS if part.startswith("by "))

    def same_of_infinite(self):
        """Whether an infinite cell comes out as a missing one does, bit for bit and finite."""
        return self["others"].tobytes() == self["once"].tobytes() and all(map(math.isfinite, self["others"]))


def largest(moves):
    return math.nan if any(math.isnan(move) for move in moves) else max(map(abs, moves))
