#!/usr/bin/env bash
# ONNX Runtime 1.29.0 takes zeros that a Pad puts around an image for MaxPool's own padding, which is −∞.
#
# Library   onnxruntime 1.29.0, the newest for Java; 1.32.0 for Python no longer does
# Expected  Pad of zeros, then MaxPool: a window at the border of an image of −1s sees a zero, and its maximum is 0.
# Seen      2026-11-29: −1 at the border, with optimisation (the default); 0 without it. Where the zeros are as wide as the
#           window, which MaxPool's own padding may not be, the valid model is refused.
# Matters   A network with a zero-padding layer before a max-pooling one is served wrongly wherever a window at the border holds
#           negative values only, as it may unless a ReLU comes before. A zero that is only known at run time keeps the two
#           operators apart.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

for version in 1.29.0 1.32.0; do
    run_python onnx==1.23.2 onnxruntime==$version <<'PYTHON'
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def pooled(window, level):
    image = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 3, 3])
    height, width = (6 - size for size in window)
    output = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, height, width])
    pads = numpy_helper.from_array(numpy.array([0, 0, 1, 1, 0, 0, 1, 1]), "pads")
    nodes = [
        helper.make_node("Pad", ["x", "pads"], ["padded"]),
        helper.make_node("MaxPool", ["padded"], ["y"], kernel_shape=window),
    ]
    graph = helper.make_graph(nodes, "finding", [image], [output], [pads])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
    except Exception:
        return "refused"
    x = numpy.full((1, 1, 3, 3), -1, numpy.float32)
    return session.run(None, {"x": x})[0][0, 0, 0].tolist()


print("onnxruntime", onnxruntime.__version__)
levels = onnxruntime.GraphOptimizationLevel
for window in ([2, 2], [1, 3]):
    plain = pooled(window, levels.ORT_DISABLE_ALL)
    optimised = pooled(window, levels.ORT_ENABLE_ALL)
    print("window", window, "first row, plain", plain, "optimised", optimised)
PYTHON
done

expect <<'SEEN'
onnxruntime 1.29.0
window [2, 2] first row, plain [0.0, 0.0, 0.0, 0.0] optimised [-1.0, -1.0, -1.0, -1.0]
window [1, 3] first row, plain [0.0, 0.0, 0.0] optimised refused
onnxruntime 1.32.0
window [2, 2] first row, plain [0.0, 0.0, 0.0, 0.0] optimised [0.0, 0.0, 0.0, 0.0]
window [1, 3] first row, plain [0.0, 0.0, 0.0] optimised [0.0, 0.0, 0.0]
SEEN
