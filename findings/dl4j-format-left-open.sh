#!/usr/bin/env bash
# DL4J turns a time series round between a layer whose format is NCW and one that stores none, which means NCW too.
#
# Library   deeplearning4j-nn 1.0.0-M2.1, MultiLayerNetwork of Convolution1DLayer and LSTM, from JSON without rnnDataFormat
# Expected  A configuration of before 1.0.0-beta7 has no formats. All of its layers take [batch, features, time], as they did, and
#           one that says so is the same network.
# Seen      2026-11-30: the convolution gets NCW, the LSTM none, and what is between them is transposed. With as many steps as
#           features the network gives other numbers, otherwise it fails.
# Matters   Old networks of the two compute something else than they were trained for, in silence where the sizes happen to fit.
#           An exporter writes what the format means, and can't be compared with DL4J there.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java $(dl4j) <<'JAVA'
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class Finding {
    static String last(String json, int steps) {
        var network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
        network.init();
        network.setParams(Nd4j.linspace(DataType.FLOAT, -1, 2.0 / network.numParams(), network.numParams())
                .reshape(1, network.numParams()));
        INDArray x = Nd4j.linspace(DataType.FLOAT, 0, 0.1, 3L * steps).reshape(1, 3, steps);
        try {
            return String.format("%.4f", network.output(x).getDouble(0, 0, 0));
        } catch (RuntimeException e) {
            return "failed";
        }
    }

    public static void main(String[] arguments) {
        String stated = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new Convolution1DLayer.Builder(2, 1).nIn(3).nOut(4).build())
                .layer(new LSTM.Builder().nIn(4).nOut(2).build())
                .build()
                .toJson();
        String left = stated.replaceAll("\"rnnDataFormat\" : \"NCW\",", "");
        for (int steps : new int[] {5, 6}) {
            System.out.printf(
                    "%d steps of 4 features: with NCW %s, without a format %s%n",
                    steps - 1, last(stated, steps), last(left, steps));
        }
    }
}
JAVA

expect <<'SEEN'
4 steps of 4 features: with NCW 0.4452, without a format 0.4439
5 steps of 4 features: with NCW 0.4446, without a format failed
SEEN
