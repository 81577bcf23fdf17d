#!/usr/bin/env bash
# DL4J's "precise" GELU is further from GELU than its plain one.
#
# Library   nd4j 1.0.0-M2.1, ActivationGELU
# Expected  x·Φ(x), or ½x(1 + tanh(√(2/π)(x + 0.044715x³))), which is within 0.0005 of it (Hendrycks and Gimpel 2016).
# Seen      2026-11-29: precise is off by up to 0.034, the plain x·σ(1.702x) by up to 0.020. The values are those of
#           ½x(1 + tanh(√(2/π)(x + (0.044715x)³))): the cube takes the factor in, and the term all but vanishes.
# Matters   ONNX's Gelu, in either of its forms, does not reproduce such a network; an exporter has to compose the above.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java $(dl4j) <<'JAVA'
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.factory.Nd4j;

public class Finding {
    /** x·Φ(x) by integrating the density from 0, by Simpson's rule. */
    static double gelu(double x) {
        int steps = 1000;
        double integral = 0;
        for (int i = 0; i <= steps; i++) {
            double t = x * i / steps;
            integral += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-t * t / 2);
        }
        return x * (0.5 + integral * x / steps / 3 / Math.sqrt(2 * Math.PI));
    }

    static double tanhForm(double x, double cubic) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + cubic)));
    }

    static double dl4j(boolean precise, double x) {
        return new ActivationGELU(precise)
                .getActivation(Nd4j.createFromArray(new double[][] {{x}}), false)
                .getDouble(0);
    }

    public static void main(String[] arguments) {
        double precise = 0;
        double plain = 0;
        double published = 0;
        double cubedFactor = 0;
        for (double x = -6; x <= 6; x += 0.125) {
            precise = Math.max(precise, Math.abs(dl4j(true, x) - gelu(x)));
            plain = Math.max(plain, Math.abs(dl4j(false, x) - gelu(x)));
            published = Math.max(published, Math.abs(tanhForm(x, 0.044715 * x * x * x) - gelu(x)));
            cubedFactor = Math.max(cubedFactor, Math.abs(dl4j(true, x) - tanhForm(x, Math.pow(0.044715 * x, 3))));
        }
        System.out.printf("from GELU: precise %.4f, plain %.4f, the published form %.4f%n", precise, plain, published);
        System.out.printf("precise, from the form with (0.044715x) cubed: %.6f%n", cubedFactor);
    }
}
JAVA

expect <<'SEEN'
from GELU: precise 0.0335, plain 0.0203, the published form 0.0005
precise, from the form with (0.044715x) cubed: 0.000000
SEEN
