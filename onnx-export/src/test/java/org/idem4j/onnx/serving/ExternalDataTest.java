package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose weights lie in a file beside them. */
class ExternalDataTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);
    private static final float[] X = {0.5f, -1, 2};

    @TempDir
    Path folder;

    private static TensorProto external(TensorProto tensor, String location, int offset) {
        int length = tensor.getRawData().size();
        return tensor.toBuilder()
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", Integer.toString(offset)))
                .addExternalData(entry("length", Integer.toString(length)))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /** The model with its weights moved to a location; the weights. */
    private record Moved(ModelProto model, byte[] weights) {
        static Moved to(String location) {
            ModelProto whole = TestModels.unnamed(-1);
            GraphProto.Builder graph = whole.getGraph().toBuilder().clearInitializer();
            ByteArrayOutputStream weights = new ByteArrayOutputStream();
            for (TensorProto tensor : whole.getGraph().getInitializerList()) {
                graph.addInitializer(external(tensor, location, weights.size()));
                weights.writeBytes(tensor.getRawData().toByteArray());
            }
            return new Moved(whole.toBuilder().setGraph(graph).build(), weights.toByteArray());
        }
    }

    private Path write(Path place, Moved moved) throws IOException {
        Files.createDirectories(place);
        Files.write(place.resolve("M.onnx.data"), moved.weights());
        return Files.write(place.resolve("M.onnx"), moved.model().toByteArray());
    }

    private static float[] whole() {
        try (OnnxRegressor model = OnnxRegressor.open(TestModels.unnamed(-1).toByteArray(), "whole", CPU)) {
            return model.apply(X);
        }
    }

    @Test
    void should_serve_weights_beside_the_file_or_below_its_folder() throws IOException {
        Path beside = write(folder, Moved.to("M.onnx.data"));
        Path below = folder.resolve("N.onnx");
        Files.write(below, Moved.to("weights/M.onnx.data").model().toByteArray());
        write(folder.resolve("weights"), Moved.to("M.onnx.data"));

        for (Path file : new Path[] {beside, below}) {
            try (OnnxRegressor model = OnnxRegressor.open(file, CPU)) {
                assertThat(model.apply(X)).isEqualTo(whole());
            }
        }
    }

    @Test
    void should_hash_the_weights_too_and_refuse_changed_ones() throws Exception {
        Moved moved = Moved.to("M.onnx.data");
        Path file = write(folder, moved);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(moved.model().toByteArray());
        String hash = HexFormat.of().formatHex(digest.digest(moved.weights()));

        try (OnnxRegressor model = OnnxRegressor.open(file, CPU.withExpectedSha256(hash))) {
            assertThat(model.sha256()).isEqualTo(hash);
        }
        moved.weights()[2] ^= 1;
        Files.write(folder.resolve("M.onnx.data"), moved.weights());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file, CPU.withExpectedSha256(hash)))
                .withMessageContaining("has been changed")
                .withMessageContaining(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../M.onnx.data", "a/../../M.onnx.data", "/etc/hostname", "link.data", "\0"})
    void should_read_nothing_outside_the_models_folder(String location) throws IOException {
        write(folder, Moved.to("M.onnx.data"));
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("link.data"), folder.resolve("M.onnx.data"));
        Path file =
                Files.write(inner.resolve("M.onnx"), Moved.to(location).model().toByteArray());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file, CPU))
                .withMessageContaining("takes its weights from '" + location + "', which is outside the model's folder")
                .withMessageContaining(file.toString());
    }

    @Test
    void should_find_locations_in_attributes_and_subgraphs() throws IOException {
        TensorProto tensor = external(TensorProto.getDefaultInstance(), "../secret", 0);
        GraphProto inner = GraphProto.newBuilder().addInitializer(tensor).build();
        ModelProto.Builder model = TestModels.unnamed(-1).toBuilder();
        model.getGraphBuilder()
                .getNodeBuilder(0)
                .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(inner));
        Path file = Files.write(folder.resolve("M.onnx"), model.build().toByteArray());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file, CPU))
                .withMessageContaining("'../secret'");
    }

    @Test
    void should_name_weights_that_are_missing() throws IOException {
        Path file = write(folder, Moved.to("M.onnx.data"));
        Files.delete(folder.resolve("M.onnx.data"));

        assertThatThrownBy(() -> OnnxRegressor.open(file, CPU))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("M.onnx.data")
                .hasMessageContaining("put it beside the model");
    }

    @Test
    void should_refuse_what_can_not_take_its_weights_along() throws IOException {
        Moved moved = Moved.to("M.onnx.data");
        byte[] content = moved.model().toByteArray();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(content, "in memory", CPU))
                .withMessageContaining("[M.onnx.data]; open it by its path");
        try (OnnxRegressor model = OnnxRegressor.open(write(folder, moved), CPU)) {
            assertThatIllegalStateException()
                    .isThrownBy(model::serialize)
                    .withMessageContaining("has weights beside it");
        }
    }
}
