package org.idem4j.onnx.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The folder of a model server")
class ServerFolderTest {

    @TempDir
    private Path scratch;

    private static ModelProto model(OnnxGraph graph) {
        return graph.model(new ModelDescription("test", "org.idem4j.test", 1, "a test", Map.of()));
    }

    /** x times two, and its sum beside it. */
    private static ModelProto doubling(long batch) {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", batch, 3);
        graph.output("output", graph.node("Add", input, input), batch, 3);
        graph.output("sum", graph.node("MatMul", input, graph.constant("ones", new float[] {1, 1, 1}, 3, 1)), batch, 1);
        return model(graph);
    }

    private static ModelProto dynamicallyQuantised() {
        OnnxGraph graph = new OnnxGraph(13);
        List<String> quantised = graph.nodes(
                "DynamicQuantizeLinear",
                List.of(graph.input("input", -1, 3)),
                Map.of(),
                List.of("quantised", "scale", "zero"));
        graph.output("output", graph.node("DequantizeLinear", quantised.toArray(String[]::new)), -1, 3);
        return model(graph);
    }

    private static ModelProto ofImages() {
        OnnxGraph graph = new OnnxGraph(13);
        graph.output("output", graph.node("Neg", graph.input("input", -1, 1, 2, 2)), -1, 1, 2, 2);
        return model(graph);
    }

    private Path written(ModelServer server, ModelProto model) throws IOException {
        Path folder = scratch.resolve("Repair Step_2");
        ServerFolder written = new ServerFolder(folder, server);
        assertThat(written.name()).isEqualTo("repair-step-2");
        Files.createDirectories(written.model().getParent());
        Files.write(written.model(), model.toByteArray());
        written.describe();
        return folder;
    }

    private String configuration(ModelProto model) throws IOException {
        return Files.readString(written(ModelServer.TRITON, model).resolve("repair-step-2/config.pbtxt"));
    }

    @Test
    void should_let_triton_put_rows_together_that_come_out_the_same_in_any_batch() throws IOException {
        assertThat(configuration(doubling(-1))).isEqualTo("""
                # A row without blanks has the same bits alone and in any batch, tried on the CPU; a GPU may round otherwise.
                # So requests may be put together, up to max_batch_size rows.
                name: "repair-step-2"
                backend: "onnxruntime"
                max_batch_size: 1024
                input [
                  { name: "input" data_type: TYPE_FP32 dims: [ 3 ] }
                ]
                output [
                  { name: "output" data_type: TYPE_FP32 dims: [ 3 ] },
                  { name: "sum" data_type: TYPE_FP32 dims: [ 1 ] }
                ]
                dynamic_batching { max_queue_delay_microseconds: 100 }
                """);
        assertThat(scratch.resolve("Repair Step_2/repair-step-2/1/model.onnx")).isNotEmptyFile();
    }

    @Test
    void should_have_triton_compute_each_request_by_itself_where_rows_depend_on_each_other() throws IOException {
        assertThat(configuration(dynamicallyQuantised()))
                .startsWith("# A row depends on the rows beside it: ")
                .contains(
                        "DynamicQuantizeLinear",
                        "\nmax_batch_size: 0\n",
                        "name: \"input\" data_type: TYPE_FP32 dims: [ -1, 3 ]")
                .doesNotContain("dynamic_batching");
        assertThat(configuration(doubling(4)))
                .startsWith("# The model takes batches of one size only.")
                .contains("\nmax_batch_size: 0\n", "dims: [ 4, 3 ]")
                .doesNotContain("dynamic_batching");
        assertThat(configuration(ofImages()))
                .startsWith("# Whether a row comes out the same in any batch was not tried")
                .contains("\nmax_batch_size: 0\n", "dims: [ -1, 1, 2, 2 ]");
    }

    @Test
    void should_have_djl_serving_take_requests_one_by_one() throws IOException {
        Path folder = written(ModelServer.DJL_SERVING, doubling(-1));

        assertThat(folder.resolve("repair-step-2/repair-step-2.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("repair-step-2/serving.properties"))
                .content()
                .contains("engine=OnnxRuntime\n", "batch_size=1\n");
    }

    @Test
    void should_give_kubernetes_a_service_beside_the_repository() throws IOException {
        Path folder = written(ModelServer.KSERVE, doubling(-1));

        assertThat(folder.resolve("inferenceservice.yaml"))
                .content()
                .contains(
                        "kind: InferenceService\n",
                        "  name: repair-step-2\n",
                        "protocolVersion: v2",
                        "kserve-tritonserver");
        assertThat(folder.resolve("repair-step-2/config.pbtxt")).isNotEmptyFile();
    }

    @ParameterizedTest
    @EnumSource
    void should_say_in_three_lines_how_to_start_and_ask(ModelServer server) throws IOException {
        assertThat(written(server, doubling(-1)).resolve("README.md"))
                .content()
                .contains(
                        "\nStart",
                        "/v2/models/repair-step-2/infer -d '{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],"
                                + "\"datatype\":\"FP32\",\"data\":[0,0,0]}]}'");
        assertThat(ModelServer.parse(server.toString())).isEqualTo(server);
    }

    @ParameterizedTest
    @CsvSource({"out/Fraud model, fraud-model", "2026_x.y, x-y", "..., model", "äö, model"})
    void should_name_the_model_as_kubernetes_has_names(String folder, String name) {
        assertThat(new ServerFolder(scratch.resolve(folder), ModelServer.TRITON).name())
                .isEqualTo(name);
    }

    @Test
    void should_name_the_servers_that_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelServer.parse("torchserve"))
                .withMessageContainingAll("'torchserve'", "triton, djl-serving, kserve");
    }
}
