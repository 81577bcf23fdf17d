package org.idem4j.judges;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nu.pattern.OpenCV;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** OpenCV, an engine that is not ONNX Runtime, computes what DL4J does. */
class OpenCvTest {

    /** The networks of RealNetworksTest; of single layers OpenCV knows fewer. */
    private static final Set<String> NETWORKS = Set.of("perceptron", "lenet", "resnet", "u-net");

    /** Those of ImageExportsTest, larger ones. */
    private static final Set<String> IMAGES = Set.of(
            "dcgan-group",
            "dcgan-batch",
            "image-unet",
            "autoencoder-projector",
            "convolutional-projector",
            "dense-projector");

    /** OpenCV sums in another order, and fuses what it can. */
    private static final float ROUNDING = 1e-6f;

    private static final float ROUNDING_OF_IMAGES = 1e-5f;

    /** Its six nets follow on one another. */
    private static final float ROUNDING_OF_AUTOENCODERS = 2e-5f;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        OpenCV.loadLocally();
    }

    static List<Exported> models() {
        return of(NETWORKS);
    }

    static List<Exported> images() {
        return of(IMAGES);
    }

    private static List<Exported> of(Set<String> names) {
        return Exported.all().stream()
                .filter(exported -> names.contains(exported.name().replaceFirst("-opset\\d+$", "")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void should_compute_what_dl4j_does(Exported exported) {
        assertComputed(exported, exported.model(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_compute_what_the_engine_does(Exported exported) throws IOException {
        boolean deep = exported.name().startsWith("autoencoder-projector");
        assertComputed(exported, withBatchOfRun(exported), deep ? ROUNDING_OF_AUTOENCODERS : ROUNDING_OF_IMAGES);
    }

    /** Of an open batch OpenCV takes the two sides of a U-net's join for different ones. */
    private Path withBatchOfRun(Exported exported) throws IOException {
        long rows =
                Exported.tensor(exported.runs().get(0).resolve("input_0.pb")).getDims(0);
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(exported.model())).toBuilder();
        batch(model.getGraphBuilder().getInputBuilder(0)).setDimValue(rows);
        batch(model.getGraphBuilder().getOutputBuilder(0)).setDimValue(rows);
        return Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
    }

    private static TensorShapeProto.Dimension.Builder batch(ValueInfoProto.Builder value) {
        return value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().getDimBuilder(0);
    }

    @Test
    void should_have_every_network_by_two_opsets() {
        assertThat(images()).hasSize(2 * IMAGES.size());
    }

    private static void assertComputed(Exported exported, Path model, float rounding) {
        for (Path run : exported.runs()) {
            // A new one each: OpenCV keeps to the batch size of the first run.
            Net network = Dnn.readNetFromONNX(model.toString());
            network.setInput(mat(Exported.tensor(run.resolve("input_0.pb"))));
            TensorProto expected = Exported.tensor(run.resolve("output_0.pb"));

            float[] given = floats(network.forward());

            assertThat(given).as(run.toString()).hasSize(expected.getFloatDataCount());
            for (int i = 0; i < given.length; i++) {
                assertThat(given[i])
                        .as("%s, value %d", run, i)
                        .isCloseTo(expected.getFloatData(i), Offset.offset(rounding));
            }
        }
    }

    private static Mat mat(TensorProto tensor) {
        int[] sizes = tensor.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        float[] values = new float[tensor.getFloatDataCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.getFloatData(i);
        }
        Mat mat = new Mat(sizes, CvType.CV_32F);
        mat.put(new int[sizes.length], values);
        return mat;
    }

    private static float[] floats(Mat mat) {
        float[] values = new float[Math.toIntExact(mat.total())];
        mat.get(new int[mat.dims()], values);
        return values;
    }
}
