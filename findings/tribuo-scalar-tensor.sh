#!/usr/bin/env bash
# Tribuo's ONNX builder has no room in a float tensor without dimensions, which is a scalar.
#
# Library   tribuo-util-onnx 4.3.2, ONNXContext.floatTensor
# Expected  The number of values is the product of the dimensions; of none it is 1 (ONNX's IR: no dimensions, a scalar).
# Seen      2026-11-29: the buffer for [] holds 0 values and the first one put overflows it; that for [1] holds 1.
# Matters   A graph whose constants are copied into Tribuo's, as one must to put a function behind a Tribuo model, fails at its
#           first scalar. ONNXContext.constant writes a right one.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.tribuo:tribuo-util-onnx:4.3.2 <<'JAVA'
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.BufferOverflowException;
import java.util.List;
import org.tribuo.util.onnx.ONNXContext;

public class Finding {
    static void tensor(List<Integer> dimensions) {
        var context = new ONNXContext();
        String result;
        try {
            context.floatTensor("t", dimensions, buffer -> {
                System.out.print(dimensions + ": room for " + buffer.remaining());
                buffer.put(2.5f);
            });
            result = bytes(context.buildGraph().getInitializer(0)) + " bytes";
        } catch (BufferOverflowException e) {
            result = "BufferOverflowException";
        }
        System.out.println(", " + result);
    }

    static int bytes(TensorProto tensor) {
        return tensor.getRawData().size() + Float.BYTES * tensor.getFloatDataCount();
    }

    public static void main(String[] arguments) {
        tensor(List.of(1));
        tensor(List.of());
        var context = new ONNXContext();
        context.constant("c", 2.5f);
        TensorProto constant = context.buildGraph().getInitializer(0);
        System.out.println("constant: " + constant.getDimsList() + ", " + bytes(constant) + " bytes");
    }
}
JAVA

expect <<'SEEN'
[1]: room for 1, 4 bytes
[]: room for 0, BufferOverflowException
constant: [], 4 bytes
SEEN
