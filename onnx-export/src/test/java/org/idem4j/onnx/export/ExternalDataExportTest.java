package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.graph.OnnxFiles;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.WeightSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDataExportTest {

    private static final ExportOptions OPTIONS = ExportOptions.defaults();

    @TempDir
    private Path folder;

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network = Networks.of(Networks.dense(20, 30), Networks.dense(30, 20), Networks.dense(20, 4));
        Parity.randomise(network, 0.5, 3);
        return network;
    }

    private static OnnxGraph graph(MultiLayerNetwork network) {
        return new NetworkExporter(StandardTranslators.all()).translate(network, OPTIONS);
    }

    private static Map<String, String> reference(TensorProto tensor) {
        return tensor.getExternalDataList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    }

    @Test
    void should_write_large_weights_beside_the_model_on_pages() throws IOException, OrtException {
        MultiLayerNetwork network = network();
        Path target = folder.resolve("net.onnx");

        OnnxFiles.write(target, graph(network), OPTIONS.description(), 1000);

        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(target));
        List<TensorProto> external = model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL)
                .toList();
        assertThat(external).extracting(TensorProto::getName).containsExactly("W", "W_2");
        assertThat(external)
                .allSatisfy(tensor -> assertThat(reference(tensor))
                        .containsEntry("location", "net.onnx.data")
                        .containsEntry("length", "2400"));
        assertThat(external)
                .extracting(tensor -> reference(tensor).get("offset"))
                .containsExactly("0", "4096");
        float[] x = new float[60];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i % 7) / 7f - 0.5f;
        }
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(target.toString())) {
            assertThat(Parity.excess(Parity.dl4j(network, x, 20), Parity.onnx(session, x, 20)))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void should_keep_weights_up_to_the_threshold_in_the_model() throws IOException {
        MultiLayerNetwork network = network();
        Path target = folder.resolve("net.onnx");
        long bytes = 4 * network.numParams();

        OnnxFiles.write(target, graph(network), OPTIONS.description(), bytes);

        assertThat(folder).isDirectoryContaining("glob:**net.onnx").isDirectoryNotContaining("glob:**.data");
        assertThat(Files.readAllBytes(target))
                .isEqualTo(new NetworkExporter(StandardTranslators.all())
                        .export(network, OPTIONS)
                        .toByteArray());

        OnnxFiles.write(target, graph(network), OPTIONS.description(), bytes - 1);

        assertThat(folder).isDirectoryContaining("glob:**net.onnx.data");
    }

    /** As many zeros as are asked for, or a failure half-way. */
    private record Zeros(long count, long failAt) implements WeightSource {
        @Override
        public float[] read(long from, int count) {
            if (from >= failAt) {
                throw new IllegalStateException("half-way");
            }
            return new float[count];
        }
    }

    @Test
    void should_refuse_a_protobuf_of_more_than_two_gibibytes() {
        OnnxGraph graph = new OnnxGraph(13);
        graph.constant("huge", new Zeros(3L << 30, 0), 3L << 30);

        assertThatIllegalStateException()
                .isThrownBy(() -> graph.model(OPTIONS.description()))
                .withMessageContaining("12884901888 bytes")
                .withMessageContaining("OnnxFiles");
    }

    @Test
    void should_leave_the_old_files_as_they_were_when_weights_fail() throws IOException {
        Path target = folder.resolve("net.onnx");
        Path data = folder.resolve("net.onnx.data");
        Files.writeString(target, "old model");
        Files.writeString(data, "old data");
        OnnxGraph graph = new OnnxGraph(13);
        graph.constant("w", new Zeros(1 << 20, 1 << 18), 1 << 20);

        assertThatThrownBy(() -> OnnxFiles.write(target, graph, OPTIONS.description(), 0))
                .hasMessage("half-way");

        assertThat(target).hasContent("old model");
        assertThat(data).hasContent("old data");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
