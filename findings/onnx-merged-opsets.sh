#!/usr/bin/env bash
# onnx's merge_models declares the operator set twice, and a conversion of what it made changes one of the two.
#
# Library   onnx 1.23.2, onnx.compose.merge_models and onnx.version_converter
# Expected  f∘f of a model f of opset 17 imports opset 17 once; converted to 20 it imports 20.
# Seen      2026-11-29: 17 twice; after the conversion 20 and 17, and the checker passes both. Merging once more is refused, for
#           the versions differ. Of metadata the first model's stays, as if it spoke of the composition.
# Matters   Who composes f with itself, to polish it or to measure the gap in one graph, gets a file whose operator set depends
#           on which entry a reader takes. Make the list of imports anew, and the metadata too.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_python onnx==1.23.2 <<'PYTHON'
import onnx
from onnx import TensorProto, compose, helper, version_converter

x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 4])
y = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 4])
graph = helper.make_graph([helper.make_node("Tanh", ["x"], ["y"])], "f", [x], [y])
f = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
helper.set_model_props(f, {"gap": "of f"})


def show(name, model):
    onnx.checker.check_model(model, full_check=True)
    versions = [imported.version for imported in model.opset_import]
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    print(name, versions, metadata)


twice = compose.merge_models(f, f, io_map=[("y", "x")], prefix1="inner_", prefix2="outer_")
converted = version_converter.convert_version(twice, 20)
show("f:", f)
show("f of f:", twice)
show("f of f, converted:", converted)
try:
    compose.merge_models(converted, converted, io_map=[("outer_y", "inner_x")], prefix1="a_", prefix2="b_")
except ValueError as e:
    print("merged again:", str(e).split(".")[0])
PYTHON

expect <<'SEEN'
f: [17] {'gap': 'of f'}
f of f: [17, 17] {'gap': 'of f'}
f of f, converted: [20, 17] {'gap': 'of f'}
merged again: Can't merge two models with different operator set ids for a given domain
SEEN
