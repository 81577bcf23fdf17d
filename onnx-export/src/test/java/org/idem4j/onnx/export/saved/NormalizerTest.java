package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.example.strangers.Flags;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.Parity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Normalisers in a zip: folded into the file, or named. */
class NormalizerTest {

    private static final String NORMALIZER = "normalizer.bin";

    @TempDir
    private Path folder;

    private SavedZip zip;
    private Path output;

    @BeforeEach
    void place() {
        zip = new SavedZip(folder.resolve("net.zip"));
        output = folder.resolve("net.onnx");
    }

    private List<String> export(NormalizerChoice choice) throws IOException {
        return SavedNetwork.export(zip.path(), output, new SavedNetworkOptions(13, List.of(), false, choice));
    }

    private void assertRefused(String... messages) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(NormalizerChoice.FOLD))
                .satisfies(e -> assertThat(e.getMessage()).contains("net.zip").contains(messages));
        assertThat(output).doesNotExist();
    }

    private static INDArray examples(long... shape) {
        return Nd4j.rand(shape).muli(200).addi(3);
    }

    private static DataNormalization fitted(DataNormalization normalizer, boolean labels, INDArray x, INDArray y) {
        normalizer.fitLabel(labels);
        normalizer.fit(new DataSet(x.dup(), y.dup()));
        return normalizer;
    }

    private void save(MultiLayerNetwork network, DataNormalization normalizer) throws IOException {
        Parity.randomise(network, 0.5, 3);
        zip.save(network);
        ModelSerializer.addNormalizerToModel(zip.path().toFile(), normalizer);
    }

    private void saveStandardized() throws IOException {
        save(
                Networks.of(Networks.dense(4, 3)),
                fitted(new NormalizerStandardize(), false, examples(9, 4), examples(9, 3)));
    }

    static Stream<Arguments> normalizers() {
        return Stream.of(
                Arguments.of(new NormalizerStandardize(), false),
                Arguments.of(new NormalizerStandardize(), true),
                Arguments.of(new NormalizerMinMaxScaler(), false),
                Arguments.of(new NormalizerMinMaxScaler(-3, 2), true),
                Arguments.of(new ImagePreProcessingScaler(), false),
                Arguments.of(new ImagePreProcessingScaler(-1, 1), false));
    }

    /** On rows, time series and images; a column that is always the same has no deviation and no range. */
    @ParameterizedTest
    @MethodSource("normalizers")
    void should_equal_dl4js_normaliser_and_network(DataNormalization normalizer, boolean labels)
            throws IOException, OrtException {
        INDArray rows = examples(9, 4);
        rows.getColumn(2).assign(0.5);
        check(Networks.of(Networks.dense(4, 3)), normalizer, labels, rows, examples(9, 3));
        check(
                Networks.of(new LSTM.Builder().nIn(4).nOut(3).build()),
                normalizer,
                labels,
                examples(5, 4, 6),
                examples(5, 3, 6));
        check(
                Networks.of(new ConvolutionLayer.Builder(2, 2).nIn(2).nOut(3).build()),
                normalizer,
                labels,
                examples(5, 2, 4, 5),
                examples(5, 3, 3, 4));
    }

    private void check(MultiLayerNetwork network, DataNormalization normalizer, boolean labels, INDArray x, INDArray y)
            throws IOException, OrtException {
        save(network, fitted(normalizer, labels, x, y));

        assertThat(export(NormalizerChoice.FOLD)).isEmpty();

        INDArray normalised = x.dup();
        normalizer.transform(normalised);
        INDArray expected = network.output(normalised, false).dup();
        if (labels) {
            normalizer.revertLabels(expected);
        }
        assertThat(Parity.excess(Parity.floats(expected), served(x))).isLessThanOrEqualTo(1);
    }

    private float[] served(INDArray x) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(output.toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(Parity.floats(x)), x.shape());
                OrtSession.Result result = session.run(Map.of("input", input))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] y = new float[values.remaining()];
            values.get(y);
            return y;
        }
    }

    @Test
    void should_say_that_the_network_expects_normalised_input() throws IOException {
        saveStandardized();

        assertThat(export(NormalizerChoice.WARN))
                .singleElement()
                .asString()
                .contains("net.zip holds a normaliser, a NormalizerStandardize: the network expects input that it has")
                .contains("--normalizer fold", "--normalizer ignore");
        byte[] alone = Files.readAllBytes(output);
        assertThat(export(NormalizerChoice.IGNORE)).isEmpty();
        assertThat(Files.readAllBytes(output)).isEqualTo(alone);
        export(NormalizerChoice.FOLD);
        assertThat(Files.readAllBytes(output)).isNotEqualTo(alone);
    }

    private static byte[] header(String kind, String... then) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeUTF("NORMALIZER");
        data.writeInt(1);
        data.writeUTF(kind);
        for (String text : then) {
            data.writeUTF(text);
        }
        return bytes.toByteArray();
    }

    @Test
    void should_name_normalisers_that_can_not_be_folded() throws IOException {
        saveStandardized();
        byte[] serialized = {(byte) 0xac, (byte) 0xed, 0, 5};
        for (var other : Map.of(
                        header("IMAGE_VGG16"),
                        "a VGG16ImagePreProcessor",
                        header("MULTI_STANDARDIZE"),
                        "a MultiNormalizerStandardize",
                        header("MULTI_MIN_MAX"),
                        "a MultiNormalizerMinMaxScaler",
                        header("MULTI_HYBRID"),
                        "a MultiNormalizerHybrid",
                        header("CUSTOM", "org.example.strangers.Flagged"),
                        "a normaliser of its own, of org.example.strangers.Flagged",
                        serialized,
                        "a serialized Java object")
                .entrySet()) {
            zip.replace(NORMALIZER, other.getKey());

            assertRefused(other.getValue() + ", can't be folded into the file; --normalizer ignore");
            assertThat(export(NormalizerChoice.WARN).toString())
                    .contains(other.getValue() + ": the network expects", "It can't be folded into the file.");
            Files.delete(output);
        }
        assertThat(Flags.raised()).isEmpty();

        zip.replace(NORMALIZER, (byte[]) null);
        assertRefused("holds no normaliser that could be folded in");
        zip.replace("preprocessor.bin", serialized);
        assertRefused("a serialized Java object, can't be folded");
    }

    @Test
    void should_refuse_bytes_that_are_no_normaliser() throws IOException {
        saveStandardized();
        byte[] whole = zip.entries().get(NORMALIZER);
        // The count of the first array's values lies before its type and its 4 values.
        int count = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("FLOAT") - 2 - 8;

        zip.replace(NORMALIZER, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("normalizer.bin can't be read: it ends before all of its values");
        byte[] more = whole.clone();
        more[count + 7] = 5;
        zip.replace(NORMALIZER, more);
        assertRefused("normalizer.bin can't be read: ");
        byte[] huge = whole.clone();
        huge[count + 3] = 1;
        zip.replace(NORMALIZER, huge);
        assertRefused("it has 4294967300 columns; at least 1 and at most 16777216 are read");
        byte[] infinite = whole.clone();
        Arrays.fill(infinite, count + 15, count + 19, (byte) 0xff);
        zip.replace(NORMALIZER, infinite);
        assertRefused("it has numbers that are NaN or infinite, or divides by 0");
        // A range, and the largest value of a pixel: 0, NaN, and what 32 bits have for infinite or 0.
        for (double[] numbers :
                new double[][] {{0, 2, 0}, {0, 2, Double.NaN}, {0, 1e300, 255}, {-1e300, 0, 255}, {0, 1e-300, 255}}) {
            ByteArrayOutputStream image = new ByteArrayOutputStream();
            image.write(header("IMAGE_MIN_MAX"));
            DataOutputStream data = new DataOutputStream(image);
            for (double number : numbers) {
                data.writeDouble(number);
            }
            zip.replace(NORMALIZER, image.toByteArray());
            assertRefused("it has numbers that are NaN or infinite, or divides by 0");
        }
        zip.replace(NORMALIZER, header("SQUEEZE"));
        assertRefused("it is of kind 'SQUEEZE', which ND4J has not");
        zip.replace(NORMALIZER, new byte[] {1, 2, 3});
        assertRefused("it ends before all of its values");
        zip.replace(NORMALIZER, new byte[] {0, 1, 'N', 0, 0, 0, 1});
        assertRefused("it does not begin as a normaliser of ND4J's does");

        assertThat(export(NormalizerChoice.WARN).toString())
                .contains(
                        "normalizer.bin can't be read",
                        "The network expects input that this normaliser has normalised");
    }

    @Test
    void should_refuse_a_normaliser_of_other_columns() throws IOException {
        save(
                Networks.of(Networks.dense(5, 3)),
                fitted(new NormalizerStandardize(), false, examples(9, 4), examples(9, 3)));
        assertRefused("NormalizerStandardize is for 4 columns, but the network's input 'input' has 5 on that axis");

        save(
                Networks.of(Networks.dense(4, 2)),
                fitted(new NormalizerMinMaxScaler(), true, examples(9, 4), examples(9, 3)));
        assertRefused("NormalizerMinMaxScaler is for 3 columns, but the network's output 'output' has 2 on that axis");
    }

    @Test
    void should_fold_nothing_into_a_network_of_several_inputs() throws IOException {
        ComputationGraph graph = Networks.graph(g -> g.addInputs("a", "b")
                .addLayer("x", Networks.dense(4, 5), "a", "b")
                .setOutputs("x"));
        zip.save(graph);
        ModelSerializer.addNormalizerToModel(
                zip.path().toFile(), fitted(new NormalizerStandardize(), false, examples(9, 4), examples(9, 3)));

        assertRefused("a NormalizerStandardize, is for one input and one output, but the network has more");
    }
}
