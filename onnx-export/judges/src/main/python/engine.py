"""Applies an exported file f by one runtime for Python; measured.py reads what comes of it, engine.mjs does the same in JavaScript.

usage: engine.py RUNTIME FILE COLUMNS ROWS OTHERS OUTPUT

ROWS and OTHERS are 32-bit floats, row by row. OUTPUT gets f of the rows, f of that, f of the rows in batches of 1, 7 and 64, and
f of the others.
"""

import os
import subprocess
import sys
import tempfile

import numpy

BATCHES = 1, 7, 64


def onnxruntime(file):
    import onnxruntime as runtime

    session = runtime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return lambda rows: session.run(["output"], {"input": rows})[0]


def reference(file):
    from onnx.reference import ReferenceEvaluator

    evaluator = ReferenceEvaluator(file)
    return lambda rows: evaluator.run(["output"], {"input": rows})[0]


def openvino(file, **hints):
    from openvino import Core

    model = Core().compile_model(file, "CPU", hints)
    return lambda rows: model(rows)[0]


def openvino_f32(file):
    return openvino(file, INFERENCE_PRECISION_HINT="f32")


def opencv(file):
    import cv2

    network = cv2.dnn.readNetFromONNX(file)

    def apply(rows):
        network.setInput(rows)
        return network.forward()

    return apply


def tract(file):
    import tract as runtime

    model = runtime.onnx().load(file).into_model().into_runnable()
    return lambda rows: model.run([rows])[0].to_numpy()


def onnx2torch(file):
    import torch
    from onnx2torch import convert

    module = convert(file).eval()

    def apply(rows):
        with torch.no_grad():
            return module(torch.from_numpy(rows)).numpy()

    return apply


def mnn(file):
    import MNN
    import MNN.expr
    import MNN.nn

    with tempfile.TemporaryDirectory() as folder:
        converted = os.path.join(folder, "model.mnn")
        converter = os.path.join(os.path.dirname(sys.executable), "mnnconvert")
        subprocess.run(
            [converter, "-f", "ONNX", "--modelFile", file, "--MNNModel", converted, "--bizCode", "idem4j"], check=True, stdout=2
        )
        module = MNN.nn.load_module_from_file(converted, ["input"], ["output"])

    def apply(rows):
        given = MNN.expr.placeholder(list(rows.shape), MNN.expr.NCHW)
        given.write(rows)
        return numpy.array(module.forward([given])[0].read())

    return apply


def in_batches(f, rows, size):
    return numpy.concatenate([f(rows[i : i + size]).copy() for i in range(0, len(rows), size)])


def main(name, file, columns, rows_file, others_file, output):
    rows, others = (numpy.fromfile(given, numpy.float32).reshape(-1, int(columns)) for given in (rows_file, others_file))
    f = globals()[name](file)
    once = f(rows).copy()
    results = [once, f(once).copy(), *(in_batches(f, rows, size) for size in BATCHES), f(others)]
    numpy.concatenate(results).astype(numpy.float32).tofile(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
