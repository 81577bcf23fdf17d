package org.idem4j.onnx.export;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class DenseExportTest {

    private static DenseLayer dense(int nIn, int nOut) {
        return new DenseLayer.Builder()
                .nIn(nIn)
                .nOut(nOut)
                .activation(Activation.TANH)
                .build();
    }

    private static OutputLayer output(int nIn, int nOut) {
        return new OutputLayer.Builder()
                .nIn(nIn)
                .nOut(nOut)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @Test
    void should_export_layers_in_a_row() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(dense(4, 5))
                .layer(output(5, 3))
                .build());
        network.init();

        ExportParity.of(network).check();
    }

    @Test
    void should_export_a_graph_of_layers_with_its_names() {
        ComputationGraph network = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("Gemm", "right")
                .addLayer("a", dense(4, 5), "Gemm")
                .addLayer("b", output(5, 3), "a")
                .addLayer("Tanh", output(2, 3), "right")
                .setOutputs("Tanh", "b")
                .build());
        network.init();

        ExportParity.of(network).check();
    }
}
