package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.idem4j.onnx.export.saved.SavedZip.CONFIGURATION;
import static org.idem4j.onnx.export.saved.SavedZip.PARAMETERS;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.Parity;
import org.idem4j.onnx.export.StandardTranslators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Zips of DL4J 0.5 to 1.0.0-beta3: other headers of the parameters, other JSON. */
class OldNetworkTest {

    /** A dense layer and an output layer as 0.5 to 1.0.0-alpha wrote them, with what the forward pass needs. */
    private static final String OLD_JSON = """
            {"backprop": true, "confs": [
              {"layer": {"dense": {"activationFunction": "tanh", "adamMeanDecay": "NaN", "adamVarDecay": "NaN",
                "biasInit": 0.0, "dist": null, "dropOut": 0.0, "l1": 0.0, "l2": 0.0, "learningRate": 0.1,
                "momentum": 0.9, "nin": 4, "nout": 5, "rho": "NaN", "rmsDecay": "NaN", "updater": "NESTEROVS",
                "weightInit": "XAVIER"}},
               "miniBatch": true, "minimize": true, "optimizationAlgo": "STOCHASTIC_GRADIENT_DESCENT", "seed": 1,
               "variables": ["W", "b"]},
              {"layer": {"output": {"activationFunction": "softmax", "adamMeanDecay": "NaN", "adamVarDecay": "NaN",
                "biasInit": 0.0, "dist": null, "dropOut": 0.0, "l1": 0.0, "l2": 0.0, "learningRate": 0.1,
                "lossFunction": "MCXENT", "momentum": 0.9, "nin": 5, "nout": 3, "rho": "NaN", "rmsDecay": "NaN",
                "updater": "NESTEROVS", "weightInit": "XAVIER"}},
               "miniBatch": true, "minimize": true, "optimizationAlgo": "STOCHASTIC_GRADIENT_DESCENT", "seed": 1,
               "variables": ["W", "b"]}],
             "inputPreProcessors": {}, "pretrain": false, "tbpttBackLength": 20, "tbpttFwdLength": 20}
            """;

    @TempDir
    private Path folder;

    private SavedZip zip;
    private Path output;
    private MultiLayerNetwork network;

    @BeforeEach
    void save() throws IOException {
        zip = new SavedZip(folder.resolve("net.zip"));
        output = folder.resolve("net.onnx");
        network = Networks.of(Networks.dense(4, 5), Networks.dense(5, 3));
        Parity.randomise(network, 0.5, 3);
        zip.saveOld(network);
    }

    private void export() throws IOException {
        SavedNetwork.export(zip.path(), output, SavedNetworkOptions.defaults());
    }

    private void assertRefused(String... messages) {
        assertThatIllegalArgumentException()
                .isThrownBy(this::export)
                .satisfies(e -> assertThat(e.getMessage()).contains("net.zip").contains(messages));
        assertThat(output).doesNotExist();
    }

    private static byte[] expected(MultiLayerNetwork network) {
        return new NetworkExporter(StandardTranslators.all())
                .export(network, ExportOptions.defaults())
                .toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVACPP", "DIRECT", "HEAP"})
    void should_read_parameters_by_their_old_header(String kind) throws IOException {
        zip.replace(PARAMETERS, SavedZip.oldBuffers(kind, "FLOAT", Parity.floats(network.params())));

        export();

        assertThat(Files.readAllBytes(output)).isEqualTo(expected(network));
    }

    @Test
    void should_read_old_doubles() throws IOException {
        MultiLayerNetwork doubles = Networks.of(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(Networks.dense(4, 5)));
        Parity.randomise(doubles, 0.5, 3);
        zip.save(doubles);
        zip.replace(PARAMETERS, SavedZip.oldBuffers("JAVACPP", "DOUBLE", Parity.floats(doubles.params())));

        export();

        assertThat(Files.readAllBytes(output)).isEqualTo(expected(doubles));
    }

    /** As DL4J reads it, too: the test's old bytes are DL4J's old bytes. */
    @Test
    void should_equal_dl4j_on_old_json_and_old_parameters() throws IOException {
        zip.replace(CONFIGURATION, OLD_JSON);

        export();

        MultiLayerNetwork loaded =
                ModelSerializer.restoreMultiLayerNetwork(zip.path().toFile(), false);
        assertThat(Parity.floats(loaded.params())).isEqualTo(Parity.floats(network.params()));
        assertThat(Files.readAllBytes(output)).isEqualTo(expected(loaded));
        ExportParity.of(loaded).trained().check();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2147483647 | FLOAT | it has 2147483647 parameters, but the network needs 43",
                "42 | FLOAT | it has 42 parameters, but the network needs 43",
                "-1 | FLOAT | it has -1 values of type 'FLOAT'",
                "43 | INT | its values are of type INT, not FLOAT, DOUBLE or HALF",
                "43 | FLOAT | it ends before all of its values"
            })
    void should_refuse_an_old_header_that_claims_something_else(int length, String type, String message)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        SavedZip.oldHeader(data, "JAVACPP", 1, "INT");
        data.writeInt(0);
        SavedZip.oldHeader(data, "JAVACPP", length, type);
        zip.replace(PARAMETERS, bytes.toByteArray());

        assertRefused("coefficients.bin can't be read: " + message);
    }

    @Test
    void should_refuse_an_old_shape_that_is_none() throws IOException {
        byte[] bytes = zip.entries().get(PARAMETERS);
        // The length of the shape follows the kind, 9 bytes.
        bytes[9] = 1;
        zip.replace(PARAMETERS, bytes);
        assertRefused("does not begin with the shape of an array");

        byte[] whole = SavedZip.oldBuffers("JAVACPP", "FLOAT", Parity.floats(network.params()));
        zip.replace(PARAMETERS, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("ends before all of its values");
    }

    @Test
    void should_say_of_old_json_that_it_is_old_where_it_names_a_stranger() throws IOException {
        zip.replace(CONFIGURATION, OLD_JSON.replace("\"dense\"", "\"spiral\""));

        assertRefused(
                "in the JSON of DL4J before 1.0.0-beta, names 'spiral' at '/confs/0/layer'",
                "load it by a DL4J from 1.0.0-beta to 1.0.0-beta4");
    }

    @Test
    void should_load_no_stranger_by_old_json() throws IOException {
        zip.replace(CONFIGURATION, OLD_JSON.replace("\"dense\"", "\"org.example.strangers.Flagged\""));

        assertRefused("names 'org.example.strangers.Flagged' at '/confs/0/layer'");
        assertThat(org.example.strangers.Flags.raised()).isEmpty();
    }
}
