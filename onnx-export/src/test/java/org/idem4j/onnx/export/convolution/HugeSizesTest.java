package org.idem4j.onnx.export.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.idem4j.onnx.export.saved.NormalizerChoice;
import org.idem4j.onnx.export.saved.SavedNetwork;
import org.idem4j.onnx.export.saved.SavedNetworkOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a few bytes that would have the exporter make something huge; here just beyond what it makes. */
class HugeSizesTest {

    private static Layer pooling(int... kernel) {
        SubsamplingLayer layer = new SubsamplingLayer.Builder(
                        PoolingType.AVG, kernel, new int[] {1, 1}, new int[] {0, 0})
                .convolutionMode(ConvolutionMode.Same)
                .build();
        layer.setDilation(new int[] {2, 2});
        return layer;
    }

    private static void assertRefused(Layer layer, int channels, String words) {
        assertThatExceptionOfType(UnsupportedNetworkException.class)
                .isThrownBy(() -> new NetworkExporter(StandardTranslators.all())
                        .translate(
                                Networks.of(layer),
                                ExportOptions.defaults().withInputTypes(InputType.convolutional(600, 600, channels))))
                .satisfies(e -> assertThat(e.obstacles())
                        .anySatisfy(obstacle -> assertThat(obstacle)
                                .contains("layer 0 (" + layer.getClass().getSimpleName() + "): ", words)));
    }

    @ParameterizedTest
    @CsvSource({"257, 256", "300, 300", "2147483647, 2147483647", "0, 2"})
    void should_refuse_blocks_of_too_many_operators(int rows, int columns) {
        assertRefused(
                new SpaceToBatchLayer.Builder<>(new int[] {rows, columns}).build(),
                2,
                "its blocks are of " + rows + " × " + columns + " values");
    }

    @ParameterizedTest
    @CsvSource({"4097, 4096, 1", "2000, 2100, 4", "30000, 30000, 4", "2147483647, 2147483647, 4"})
    void should_refuse_windows_of_too_many_weights(int rows, int columns, int channels) {
        assertRefused(
                pooling(rows, columns),
                channels,
                "its window of [" + rows + ", " + columns + "] places on " + channels + " channels takes");
    }

    @Test
    void should_name_the_file_that_has_them(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("net.zip");
        ModelSerializer.writeModel(Networks.of(pooling(30_000, 30_000)), zip.toFile(), false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedNetwork.export(
                        zip,
                        folder.resolve("net.onnx"),
                        new SavedNetworkOptions(13, List.of("convolutional:4x600x600"), false, NormalizerChoice.WARN)))
                .withMessageContainingAll("net.zip", "layer 0 (SubsamplingLayer)", "its window of [30000, 30000]");
    }
}
