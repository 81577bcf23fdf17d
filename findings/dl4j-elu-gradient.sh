#!/usr/bin/env bash
# DL4J's ELU takes its α in the function, but not in the derivative.
#
# Library   nd4j 1.0.0-M2.1, ActivationELU
# Expected  α(eˣ − 1) below zero, and its derivative αeˣ (Clevert et al. 2016).
# Seen      2026-11-29: the function has α = 2, the derivative has α = 1. Differences of the function give the right one.
# Matters   With an α other than 1 backpropagation goes along another gradient than the loss's, without a word.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java $(dl4j) <<'JAVA'
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class Finding {
    private static final ActivationELU ELU = new ActivationELU(2);

    static double value(double x) {
        return ELU.getActivation(Nd4j.createFromArray(new double[][] {{x}}), false).getDouble(0);
    }

    public static void main(String[] arguments) {
        for (double x : new double[] {-2, -1, -0.5, 1}) {
            INDArray at = Nd4j.createFromArray(new double[][] {{x}});
            double derivative = ELU.backprop(at, Nd4j.onesLike(at)).getFirst().getDouble(0);
            double differences = (value(x + 1e-4) - value(x - 1e-4)) / 2e-4;
            System.out.printf("x %.1f: derivative %.4f, by differences %.4f%n", x, derivative, differences);
        }
    }
}
JAVA

expect <<'SEEN'
x -2.0: derivative 0.1353, by differences 0.2707
x -1.0: derivative 0.3679, by differences 0.7358
x -0.5: derivative 0.6065, by differences 1.2131
x 1.0: derivative 1.0000, by differences 1.0000
SEEN
