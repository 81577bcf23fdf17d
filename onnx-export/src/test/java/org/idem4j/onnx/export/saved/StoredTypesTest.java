package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.Parity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks in HALF, and parameters that are no numbers. */
class StoredTypesTest {

    private static final float[] ROWS = {0.5f, -1, 2, 0.25f, 1.5f, 0, -0.75f, 3};

    @TempDir
    private Path folder;

    private SavedZip zip;
    private Path output;

    @BeforeEach
    void place() {
        zip = new SavedZip(folder.resolve("net.zip"));
        output = folder.resolve("net.onnx");
    }

    private List<String> export() throws IOException {
        return SavedNetwork.export(zip.path(), output, SavedNetworkOptions.defaults());
    }

    private float[] served() throws OrtException {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(output.toString())) {
            return Parity.onnx(session, ROWS, 4);
        }
    }

    private static MultiLayerNetwork of(DataType type) {
        return Networks.of(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .list()
                .layer(Networks.dense(4, 5))
                .layer(Networks.dense(5, 3)));
    }

    /** DL4J with the same parameters in FLOAT to the usual tolerance, in HALF to what 11 bits can tell apart. */
    @Test
    void should_export_half_in_float() throws IOException, OrtException {
        MultiLayerNetwork half = of(DataType.FLOAT16);
        Parity.randomise(half, 0.5, 3);
        zip.save(half);

        assertThat(export())
                .singleElement()
                .asString()
                .contains("net.zip: DL4J computes this network in HALF, the file in FLOAT");

        MultiLayerNetwork wide = of(DataType.FLOAT);
        wide.setParams(half.params().castTo(DataType.FLOAT));
        assertThat(Parity.excess(Parity.dl4j(wide, ROWS, 4), served())).isLessThanOrEqualTo(1);
        INDArray x = Nd4j.createFromArray(ROWS).reshape(2, 4).castTo(DataType.FLOAT16);
        assertThat(served()).containsExactly(Parity.floats(half.output(x).castTo(DataType.FLOAT)), offset(2e-3f));
    }

    @Test
    void should_read_half_by_its_old_header() throws IOException, OrtException {
        MultiLayerNetwork network = of(DataType.FLOAT);
        Parity.randomise(network, 0.5, 3);
        network.setParams(network.params().castTo(DataType.FLOAT16).castTo(DataType.FLOAT));
        zip.save(network);
        zip.replace(SavedZip.PARAMETERS, SavedZip.oldBuffers("JAVACPP", "HALF", Parity.floats(network.params())));

        assertThat(export()).isEmpty();

        assertThat(Parity.excess(Parity.dl4j(network, ROWS, 4), served())).isLessThanOrEqualTo(1);
    }

    @Test
    void should_refuse_parameters_that_are_no_numbers() throws IOException {
        MultiLayerNetwork network = of(DataType.FLOAT);
        network.getLayer(1).getParam("W").putScalar(2, Float.NaN);
        network.getLayer(1).getParam("W").putScalar(4, Float.POSITIVE_INFINITY);
        network.getLayer(0).getParam("b").putScalar(0, Float.NEGATIVE_INFINITY);
        zip.save(network);

        assertThatIllegalArgumentException()
                .isThrownBy(this::export)
                .withMessageContaining("net.zip")
                .withMessageContaining(
                        "layer 0 (DenseLayer): 1 of the 5 values of its parameter 'b' are NaN or infinite")
                .withMessageContaining(
                        "layer 1 (DenseLayer): 2 of the 15 values of its parameter 'W' are NaN or infinite")
                .withMessageContaining("--allow-nan");
        assertThat(output).doesNotExist();

        SavedNetwork.export(zip.path(), output, new SavedNetworkOptions(13, List.of(), true, NormalizerChoice.WARN));
        assertThat(output).exists();
    }

    @Test
    void should_refuse_them_in_a_graph_by_the_name_of_the_vertex() throws IOException {
        ComputationGraph graph = Networks.graph(g ->
                g.addInputs("a").addLayer("first", Networks.dense(4, 5), "a").setOutputs("first"));
        graph.getLayer("first").getParam("W").putScalar(0, Float.NaN);
        zip.save(graph);

        assertThatIllegalArgumentException()
                .isThrownBy(this::export)
                .withMessageContaining("layer 1 'first' (DenseLayer): 1 of the 20 values of its parameter 'W'");
    }
}
