#!/usr/bin/env bash
# A DL4J network whose first layer is an activation overwrites its caller's input.
#
# Library   deeplearning4j-nn 1.0.0-M2.1, MultiLayerNetwork.output with ActivationLayer or PReLULayer first
# Expected  output(x) leaves x alone, as it does behind a dense layer.
# Seen      2026-11-29: x holds the layer's output afterwards; asked again with the same array, the network gives f(f(x)).
# Matters   Who compares f(x) with x, measures f(f(x)) − f(x), or checks an export on the same rows compares with something
#           else than he thinks, and sees a gap of zero. Hand such networks a copy.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java $(dl4j) <<'JAVA'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class Finding {
    static void show(String name, Layer first) {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list(first)
                .setInputType(InputType.feedForward(2))
                .build());
        network.init();
        network.params().assign(0.5);
        INDArray x = Nd4j.createFromArray(new float[][] {{-1, 2}});
        INDArray once = network.output(x).dup();
        System.out.println(name + ": f(x) " + once + ", x afterwards " + x + ", f of it " + network.output(x));
    }

    public static void main(String[] arguments) {
        show("tanh", new ActivationLayer(Activation.TANH));
        show("PReLU", new PReLULayer.Builder().inputShape(2).build());
        show("dense", new DenseLayer.Builder().nOut(2).activation(Activation.TANH).build());
    }
}
JAVA

expect <<'SEEN'
tanh: f(x) [[   -0.7616,    0.9640]], x afterwards [[   -0.7616,    0.9640]], f of it [[   -0.6420,    0.7461]]
PReLU: f(x) [[   -0.5000,    2.0000]], x afterwards [[   -0.5000,    2.0000]], f of it [[   -0.2500,    2.0000]]
dense: f(x) [[    0.7616,    0.7616]], x afterwards [[   -1.0000,    2.0000]], f of it [[    0.7616,    0.7616]]
SEEN
