#!/usr/bin/env bash
# DL4J's randomised leaky ReLU is max(x, slope) in evaluation, and its derivative is 1 everywhere.
#
# Library   nd4j 1.0.0-M2.1, ActivationRReLU
# Expected  x below zero times a slope: a random one in training, its mean (1/8 + 1/3)/2 = 0.2292 in evaluation (Xu et al.
#           2015); the derivative is the slope that was drawn.
# Seen      2026-11-29: in training as expected. In evaluation every x below the mean slope becomes the mean slope itself, so
#           that all of the negative axis is one point. The derivative is 1 also where the slope was drawn.
# Matters   A network of it learns with one function and serves another one. An exporter has to write max(x, slope) to
#           reproduce such a network, and PyTorch's or ONNX's RReLU can't stand for it.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java $(dl4j) <<'JAVA'
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class Finding {
    static INDArray x() {
        return Nd4j.createFromArray(new float[][] {{-3, -1, 0.125f, 2}});
    }

    public static void main(String[] arguments) {
        var rrelu = new ActivationRReLU();
        INDArray trained = rrelu.getActivation(x(), true);
        double slope = trained.getDouble(0) / -3;
        System.out.println("training: a slope from [1/8, 1/3] at -3: " + (slope > 0.124 && slope < 0.334));
        System.out.println("its derivative: " + rrelu.backprop(x(), Nd4j.onesLike(x())).getFirst());
        System.out.println("evaluation: " + rrelu.getActivation(x(), false));
    }
}
JAVA

expect <<'SEEN'
training: a slope from [1/8, 1/3] at -3: true
its derivative: [[    1.0000,    1.0000,    1.0000,    1.0000]]
evaluation: [[    0.2292,    0.2292,    0.2292,    2.0000]]
SEEN
