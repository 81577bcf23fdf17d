#!/usr/bin/env bash
# DL4J's batch normalisation drops a locked γ where β is 0, and a locked β where γ is 1.
#
# Library   deeplearning4j-nn 1.0.0-M2.1, BatchNormalization.Builder.lockGammaBeta(true)
# Expected  γ(x − mean)/deviation + β. With the layer's first mean 0 and variance 1 that is γx + β.
# Seen      2026-11-29: γ and β are applied together or not at all: not if γ = 1, not if β = 0.
# Matters   A network scales otherwise than its configuration says, and an ONNX BatchNormalization with the configured
#           numbers gives something else; the exporter has to leave them out where DL4J does.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java $(dl4j) <<'JAVA'
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

public class Finding {
    public static void main(String[] arguments) {
        for (double[] locked : List.of(new double[] {2, 0}, new double[] {1, 0.5}, new double[] {2, 0.5})) {
            var layer = new BatchNormalization.Builder()
                    .lockGammaBeta(true)
                    .gamma(locked[0])
                    .beta(locked[1])
                    .build();
            var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                    .list(layer)
                    .setInputType(InputType.feedForward(1))
                    .build());
            network.init();
            double y = network.output(Nd4j.createFromArray(new float[][] {{3}})).getDouble(0);
            System.out.printf(
                    "gamma %.1f, beta %.1f: 3 becomes %.3f, expected %.3f%n",
                    locked[0], locked[1], y, 3 * locked[0] + locked[1]);
        }
    }
}
JAVA

expect <<'SEEN'
gamma 2.0, beta 0.0: 3 becomes 3.000, expected 6.000
gamma 1.0, beta 0.5: 3 becomes 3.000, expected 3.500
gamma 2.0, beta 0.5: 3 becomes 6.500, expected 6.500
SEEN
