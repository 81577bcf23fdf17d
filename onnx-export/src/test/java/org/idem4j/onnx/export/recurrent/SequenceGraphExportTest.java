package org.idem4j.onnx.export.recurrent;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Recurrent layers and vertices on time series in one graph. */
class SequenceGraphExportTest {

    private static final int SOURCE = 3;
    private static final int TARGET = 2;

    private static LSTM lstm(int inputs) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(4)
                .activation(Activation.TANH)
                .build();
    }

    private static RnnOutputLayer output(int inputs) {
        return new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(inputs)
                .nOut(TARGET)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @Test
    void should_export_an_encoder_and_a_decoder_of_different_lengths() {
        ComputationGraph network = Networks.graph(graph -> graph.addInputs("source", "target")
                .addLayer("encoder", lstm(SOURCE), "source")
                .addVertex("meaning", new LastTimeStepVertex("source"), "encoder")
                .addVertex("repeated", new DuplicateToTimeSeriesVertex("target"), "meaning")
                .addVertex("both", new MergeVertex(), "target", "repeated")
                .addLayer("decoder", lstm(TARGET + 4), "both")
                .addLayer("output", output(4), "decoder")
                .setOutputs("output", "meaning"));

        ExportParity.of(network)
                .inputTypes(InputType.recurrent(SOURCE), InputType.recurrent(TARGET))
                .fed(InputType.recurrent(SOURCE, 5), InputType.recurrent(TARGET, 3))
                .fed(InputType.recurrent(SOURCE, 1), InputType.recurrent(TARGET, 4))
                .check();
    }

    @Test
    void should_export_both_directions_made_of_vertices() {
        ComputationGraph network = Networks.graph(graph -> graph.addInputs("series")
                .addLayer("forwards", lstm(SOURCE), "series")
                .addVertex("reversed", new ReverseTimeSeriesVertex("series"), "series")
                .addLayer("backwards", lstm(SOURCE), "reversed")
                .addVertex("turned", new ReverseTimeSeriesVertex("series"), "backwards")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "forwards", "turned")
                .addLayer("again", new Bidirectional(lstm(4)), "sum")
                .addLayer("output", output(8), "again")
                .setOutputs("output"));

        ExportParity.of(network)
                .fed(InputType.recurrent(SOURCE, 5))
                .fed(InputType.recurrent(SOURCE, 1))
                .check();
    }
}
