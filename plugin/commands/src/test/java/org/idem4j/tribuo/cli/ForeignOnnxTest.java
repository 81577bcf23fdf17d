package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;

/** ONNX files that are not ours: no names, no provenance, other names of input and output. */
class ForeignOnnxTest extends CommandTest {

    /** f(x, y) = ((x + y)/2, (x + y)/2), a projector. */
    private Path projector() throws IOException {
        OnnxGraph graph = new OnnxGraph(13);
        String half = graph.constant("W", new float[] {.5f, .5f, .5f, .5f}, 2, 2);
        graph.output("probabilities", graph.node("MatMul", graph.input("X", -1, 2), half), -1, 2);
        ModelDescription description = new ModelDescription("g", "elsewhere", 3, "", Map.of());
        return Files.write(
                folder.resolve("foreign.onnx"), graph.model(description).toByteArray());
    }

    @Test
    void should_predict_under_the_tables_own_header() throws IOException {
        Path table = file("table.csv", "beta,alpha\n1,3\n-2,0\n");
        Path result = folder.resolve("result.csv");

        assertThat(run("predict", "--model", projector(), "-i", table, "-o", result))
                .as(() -> err)
                .isZero();

        assertThat(result).hasContent("beta,alpha\n2.0,2.0\n-1.0,-1.0\n");
    }

    @Test
    void should_evaluate_without_knowing_how_it_was_trained() throws IOException {
        Path table = file("table.csv", "beta,alpha\n1,3\n-2,0\n4,4\n");
        Path metrics = folder.resolve("metrics.json");

        assertThat(run("evaluate", "--model", projector(), "--data", table, "-o", metrics))
                .as(() -> err)
                .isZero();

        JsonNode json = new ObjectMapper().readTree(metrics.toFile());
        assertThat(json.get("gap").get(0).asDouble()).isZero();
        assertThat(json.get("train_seconds").isNull()).isTrue();
        // Residuals ±1, ±1, 0 in two columns of three rows.
        assertThat(json.get("rmse").asDouble()).isEqualTo(Math.sqrt(4 / 6.0));
    }

    @Test
    void should_say_that_there_is_no_provenance_to_rebuild_from() throws IOException {
        assertFails(run("reproduce", "--model", projector()), 2, "carries no provenance");
        assertFails(run("evaluate", "--model", projector()), 2, "carries no provenance");
    }
}
