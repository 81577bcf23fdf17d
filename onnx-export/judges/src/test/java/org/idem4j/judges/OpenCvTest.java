package org.idem4j.judges;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nu.pattern.OpenCV;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
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

    @BeforeAll
    static void load() {
        OpenCV.loadLocally();
    }

    static List<Exported> models() {
        return Exported.all().stream()
                .filter(exported -> NETWORKS.contains(exported.name().replaceFirst("-opset\\d+$", "")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void should_compute_what_dl4j_does(Exported exported) {
        for (Path run : exported.runs()) {
            // A new one each: OpenCV keeps to the batch size of the first run.
            Net network = Dnn.readNetFromONNX(exported.model().toString());
            network.setInput(mat(Exported.tensor(run.resolve("input_0.pb"))));
            TensorProto expected = Exported.tensor(run.resolve("output_0.pb"));

            float[] given = floats(network.forward());

            assertThat(given).as(run.toString()).hasSize(expected.getFloatDataCount());
            for (int i = 0; i < given.length; i++) {
                // OpenCV sums in another order, and fuses what it can.
                assertThat(given[i])
                        .as("%s, value %d", run, i)
                        .isCloseTo(expected.getFloatData(i), Offset.offset(1e-6f));
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
