package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.CouplingNet;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImagePerceptron;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.UNet;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks over images as files. Where the system property names a folder, they are kept there for the judges, with what the engine
 * computes, in the layout of ONNX's own tests.
 */
@DisplayName("Networks over digits, exported")
@Tag("training")
class ImageExportsTest {

    /** The system property that names the folder; without it nothing is written. */
    private static final String FOLDER = "idem4j.exported";

    private static final ImageShape IMAGE = new ImageShape(1, 28, 28);
    private static final int N = IMAGE.size();
    private static final Path DIGITS = Path.of("../test-data/digits-train-images.gz");

    static Stream<Arguments> exports() {
        Map<String, NetworkDescription> networks = new TreeMap<>(Map.of(
                "dcgan-group", Dcgan.of(IMAGE, 4, 12),
                "dcgan-batch", Dcgan.of(IMAGE, 4, 12).withNorm(ImageNorm.BATCH),
                "image-perceptron", ImagePerceptron.of(IMAGE, 12, 20).withNorm(ImageNorm.BATCH),
                "image-unet", UNet.of(IMAGE, 4, 12),
                "autoencoder-projector", AutoencoderProjector.of(IMAGE, 4, 12),
                "convolutional-projector", ConvolutionalProjector.of(IMAGE, 4, 12, 4),
                "dense-projector", ConvolutionalProjector.of(IMAGE, 4, 12).withNets(CouplingNet.DENSE, 16)));
        return networks.entrySet().stream()
                .flatMap(
                        entry -> Stream.of(13, 17).map(opset -> Arguments.of(entry.getKey(), entry.getValue(), opset)));
    }

    @ParameterizedTest(name = "{0}, opset {2}")
    @MethodSource("exports")
    void should_compute_what_the_engine_does(String name, NetworkDescription network, int opset) throws Exception {
        IdxImageSource digits = new IdxImageSource(DIGITS, null, "", 40);
        IdempotentModel model = IdempotentTrainer.builder()
                .network(network)
                .optimiser(Adam.of(1e-3, RateSchedule.CONSTANT))
                .standardize(false)
                .guard(false)
                .batchSize(20)
                .epochs(2)
                .build()
                .train(RowBlockDataset.of(digits));
        float[] rows = digits.block().orElseThrow().targets();
        float[] expected = model.apply(rows);
        ModelProto onnx = model.exportONNXModel("org.idem4j", 1, opset);

        try (OnnxRegressor served = OnnxRegressor.open(onnx.toByteArray(), name, ServingOptions.defaults())) {
            assertThat(served.apply(rows)).containsExactly(expected, within(1e-5f));
        }
        Path folder = Path.of(name + "-opset" + opset);
        keep(folder.resolve("model.onnx"), onnx);
        keep(folder.resolve("test_data_set_0/input_0.pb"), tensor(rows));
        keep(folder.resolve("test_data_set_0/output_0.pb"), tensor(expected));
    }

    private static TensorProto tensor(float[] rows) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(rows.length / N)
                .addDims(N);
        for (float value : rows) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static void keep(Path path, MessageLite message) throws IOException {
        String folder = System.getProperty(FOLDER);
        if (folder != null) {
            Path file = Path.of(folder).resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, message.toByteArray());
        }
    }
}
