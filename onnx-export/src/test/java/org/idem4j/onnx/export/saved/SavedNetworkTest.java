package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.idem4j.onnx.export.saved.SavedZip.CONFIGURATION;
import static org.idem4j.onnx.export.saved.SavedZip.PARAMETERS;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.example.strangers.Flags;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.Parity;
import org.idem4j.onnx.export.StandardTranslators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class SavedNetworkTest {

    @TempDir
    private Path folder;

    private Path zip;
    private Path output;
    private MultiLayerNetwork network;

    @BeforeEach
    void save() throws IOException {
        zip = folder.resolve("net.zip");
        output = folder.resolve("net.onnx");
        network = Networks.of(Networks.dense(4, 5), Networks.dense(5, 3));
        Parity.randomise(network, 0.5, 3);
        ModelSerializer.writeModel(network, zip.toFile(), true);
    }

    private void export(String... types) throws IOException {
        SavedNetwork.export(zip, output, new SavedNetworkOptions(13, List.of(types), false, NormalizerChoice.WARN));
    }

    private void assertRefused(String... messages) {
        assertThatIllegalArgumentException()
                .isThrownBy(this::export)
                .satisfies(e -> assertThat(e.getMessage()).contains("net.zip").contains(messages));
        assertThat(output).doesNotExist();
    }

    private Map<String, byte[]> entries() throws IOException {
        return new SavedZip(zip).entries();
    }

    private void replace(String name, byte[] content) throws IOException {
        new SavedZip(zip).replace(name, content);
    }

    private void replaceText(String from, String to) throws IOException {
        new SavedZip(zip).replaceText(from, to);
    }

    private static byte[] expected(Model network) {
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());
        return (network instanceof MultiLayerNetwork layers
                        ? exporter.export(layers, ExportOptions.defaults())
                        : exporter.export((ComputationGraph) network, ExportOptions.defaults()))
                .toByteArray();
    }

    @Test
    void should_export_layers_in_a_row_as_the_network_in_memory() throws IOException {
        export();

        assertThat(Files.readAllBytes(output)).isEqualTo(expected(network));
    }

    @Test
    void should_export_a_graph_as_the_network_in_memory() throws IOException {
        ComputationGraph graph = Networks.graph(g -> g.addInputs("a", "b")
                .addLayer("x", Networks.dense(4, 5), "a")
                .addLayer("y", Networks.dense(2, 5), "b")
                .addVertex("both", new MergeVertex(), "x", "y")
                .addLayer("z", Networks.dense(10, 3), "both")
                .setOutputs("z"));
        Parity.randomise(graph, 0.5, 3);
        ModelSerializer.writeModel(graph, zip.toFile(), true);

        export();

        assertThat(Files.readAllBytes(output)).isEqualTo(expected(graph));
    }

    @Test
    void should_export_doubles_and_networks_without_parameters() throws IOException {
        MultiLayerNetwork doubles = Networks.of(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(Networks.dense(4, 5)));
        ModelSerializer.writeModel(doubles, zip.toFile(), false);
        export();
        assertThat(Files.readAllBytes(output)).isEqualTo(expected(doubles));

        MultiLayerNetwork none = Networks.of(new NeuralNetConfiguration.Builder()
                .list()
                .inputPreProcessor(0, new FeedForwardToCnnPreProcessor(2, 3, 4))
                .layer(new ActivationLayer.Builder().build()));
        ModelSerializer.writeModel(none, zip.toFile(), false);
        export();
        assertThat(Files.readAllBytes(output)).isEqualTo(expected(none));
    }

    /** Another first byte is another kind of block, or one that has no end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void should_name_a_file_whose_compressed_bytes_are_damaged(int bits) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf(CONFIGURATION) + CONFIGURATION.length()] ^= (byte) bits;
        Files.write(zip, bytes);

        assertRefused(CONFIGURATION + " can't be read: ", "copy the file anew");
    }

    @Test
    void should_name_the_place_of_a_setting_that_dl4j_can_not_use() throws IOException {
        Map<String, byte[]> whole = entries();
        replaceText("\"activationFn\" : {", "\"activationFn\" : null, \"former\" : {");
        assertRefused("layer 0", "its activation function is null; set one");

        replace(CONFIGURATION, whole.get(CONFIGURATION));
        replaceText("\"cacheMode\" : \"NONE\"", "\"cacheMode\" : \"NOUN\"");
        assertRefused("'NOUN' at '/cacheMode' is none of the values that it knows");

        replace(CONFIGURATION, whole.get(CONFIGURATION));
        replaceText("\"optimizationAlgo\" : ", "\"former\" : ");
        assertRefused("a setting that it needs is missing or null: OptimizationAlgo; copy the file anew");
    }

    @Test
    void should_never_look_at_serialized_objects() throws IOException {
        replace("preprocessor.bin", new byte[] {1, 2, 3});
        replace("normalizer.bin", new byte[] {1, 2, 3});
        replace("updaterState.bin", new byte[] {1, 2, 3});

        export();

        assertThat(Files.readAllBytes(output)).isEqualTo(expected(network));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.swing.JEditorPane",
                "org.deeplearning4jx.Layer",
                "org.nd4j.shade.guava.collect.Lists",
                "[Lorg.deeplearning4j.nn.conf.layers.DenseLayer;",
                "org.deeplearning4j.nn.conf.layers.DenseLayer<org.example.strangers.Flagged>"
            })
    void should_refuse_a_class_that_is_not_dl4js(String name) throws IOException {
        replaceText("\"org.deeplearning4j.nn.conf.layers.DenseLayer\"", "\"" + name + "\"");

        assertRefused("names the class \"" + name + "\" at '/confs/0/layer'", "only classes of DL4J and ND4J");
    }

    @Test
    void should_refuse_a_class_that_hides_behind_another() throws IOException {
        replaceText(
                "\"@class\" : \"org.deeplearning4j.nn.conf.layers.DenseLayer\"",
                "\"@class\" : \"javax.swing.JEditorPane\", \"@class\" : \"org.deeplearning4j.nn.conf.layers.DenseLayer\"");

        assertRefused("is no JSON: Duplicate field '@class'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"org.example.strangers.Flagged\", {}]",
                "[\"org.example.strangers.Flagged\", \"text\"]",
                "[\"org.deeplearning4j.nn.conf.layers.DenseLayer<org.example.strangers.Flagged>\", \"text\"]",
                "[\"org.deeplearning4j.nn.conf.layers.DenseLayer\", {\"nin\": 4}]",
            })
    void should_refuse_a_class_that_stands_first_in_an_array(String array) throws IOException {
        replaceText("\"iupdater\" : {", "\"iupdater\" : " + array + ", \"former\" : {");

        assertRefused("names the class \"org.", "at '/confs/0/layer/iupdater'");
        assertThat(Flags.raised()).isEmpty();
    }

    @Test
    void should_refuse_what_is_no_configuration() throws IOException {
        replace(CONFIGURATION, "{\"confs\": [".getBytes(StandardCharsets.UTF_8));
        assertRefused("is no JSON");
        replace(CONFIGURATION, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertRefused("is no JSON");
        replace(CONFIGURATION, "{}".getBytes(StandardCharsets.UTF_8));
        assertRefused("neither 'confs'", "nor 'vertices'");
        replace(CONFIGURATION, "{\"confs\": 3}".getBytes(StandardCharsets.UTF_8));
        assertRefused("DL4J can't make a network");
        replace(CONFIGURATION, new byte[(8 << 20) + 1]);
        assertRefused("larger than 8 MiB");
        replace(CONFIGURATION, null);
        assertRefused("without configuration.json");
    }

    private static byte[] buffers(String mode, long count, String type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeUTF(mode);
        data.writeLong(1);
        data.writeUTF("LONG");
        data.writeLong(0);
        data.writeUTF(mode);
        data.writeLong(count);
        data.writeUTF(type);
        return bytes.toByteArray();
    }

    @Test
    void should_refuse_parameters_that_are_not_the_networks() throws IOException {
        byte[] whole = entries().get(PARAMETERS);
        replace(PARAMETERS, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("coefficients.bin can't be read", "ends before all of its values");
        replace(PARAMETERS, buffers("MIXED_DATA_TYPES", 1L << 40, "FLOAT"));
        assertRefused("it has 1099511627776 parameters, but the network needs 43");
        replace(PARAMETERS, buffers("MIXED_DATA_TYPES", 3, "UTF8"));
        assertRefused("of type UTF8, not FLOAT, DOUBLE or HALF");
        replace(PARAMETERS, buffers("MIXED_DATA_TYPES", -3, "FLOAT"));
        assertRefused("-3 values of type 'FLOAT'");
        replace(PARAMETERS, buffers("NOWHERE", 3, "FLOAT"));
        assertRefused("of kind 'NOWHERE'", "no version of DL4J writes");
        replace(PARAMETERS, new byte[] {9});
        assertRefused("ends before all of its values");
        replace(PARAMETERS, null);
        assertRefused("has 0 parameters, but the network needs 43");
        replaceText("\"nin\" : 4", "\"nin\" : 4000000000000");
        assertRefused("has 0 parameters, but the network needs 20000000000023");
        replace(PARAMETERS, buffers("MIXED_DATA_TYPES", 20000000000023L, "FLOAT"));
        assertRefused("claims to have 20000000000023 values, more than the file can hold");
    }

    @Test
    void should_refuse_a_zip_cut_short_or_none_at_all() throws IOException {
        byte[] whole = Files.readAllBytes(zip);
        assertThat(SavedNetwork.isZip(zip)).isTrue();
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
        assertRefused("is no whole zip");
        Files.writeString(zip, "no zip");
        assertRefused("is no whole zip");
        assertThat(SavedNetwork.isZip(zip)).isFalse();
    }

    @Test
    void should_give_the_shape_that_a_user_tells() throws IOException {
        MultiLayerNetwork none = Networks.of(new ActivationLayer.Builder().build());
        ModelSerializer.writeModel(none, zip.toFile(), false);

        assertThatIllegalArgumentException().isThrownBy(this::export).withMessageContaining("give the input types");
        export("convolutional:3x?x8");

        try (InputStream stream = Files.newInputStream(output)) {
            assertThat(ModelProto.parseFrom(stream)
                            .getGraph()
                            .getInput(0)
                            .getType()
                            .getTensorType()
                            .getShape()
                            .getDimList())
                    .extracting(dim -> dim.getDimParam() + dim.getDimValue())
                    .containsExactly("batch0", "3", "height0", "8");
        }
    }
}
