package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.idem4j.onnx.io.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files of a training know each other, and a command warns of those that don't. */
@Tag("training")
class MixedSetTest extends CommandTest {

    private static final Path TABLE = ROOT.resolve("test-data/sensors-test-clean.csv");

    private static JsonNode hashes(Path output) throws IOException {
        return new ObjectMapper()
                .readTree(output.resolve("metrics.json").toFile())
                .get("files");
    }

    private void assertWarns(Path model, boolean warned, Object... command) {
        assertThat(run(command)).as(() -> err).isZero();
        if (warned) {
            assertThat(err).contains("warning: " + model + " and metrics.json beside it were not written together");
        } else {
            assertThat(err).doesNotContain("together");
        }
    }

    private void assertWarns(Path model, boolean warned) {
        assertWarns(model, warned, "predict", "--model", model, "-i", TABLE, "-o", folder.resolve("result"));
    }

    @Test
    void should_be_warned_of() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertThat(train(one)).as(() -> err).isZero();
        assertThat(train(other, "--@trainer.seed", "7")).as(() -> err).isZero();
        for (String name : List.of("model.tribuo", "model.onnx", "provenance.json", "report.html")) {
            assertThat(hashes(one).get(name).asText()).isEqualTo(Sha256.of(new byte[0], List.of(one.resolve(name))));
        }
        assertThat(hashes(one)).hasSize(4);
        assertWarns(one.resolve("model.onnx"), false);
        assertWarns(one.resolve("model.tribuo"), false);

        Files.copy(other.resolve("model.onnx"), one.resolve("model.onnx"), StandardCopyOption.REPLACE_EXISTING);
        Path mixed = one.resolve("model.onnx");
        Path result = folder.resolve("result");
        assertWarns(mixed, true);
        assertWarns(mixed, true, "evaluate", "--model", mixed, "--data", TABLE, "-o", result);
        assertWarns(mixed, true, "score", "--model", mixed, "-i", TABLE, "--reference", TABLE, "-o", result);
        assertWarns(one.resolve("model.tribuo"), false);

        ObjectNode old = (ObjectNode)
                new ObjectMapper().readTree(one.resolve("metrics.json").toFile());
        old.remove("files"); // as earlier versions wrote it
        Files.writeString(one.resolve("metrics.json"), old.toString());
        assertTold(one, "provenance.json");
        Files.writeString(one.resolve("metrics.json"), "{ no JSON");
        assertTold(one, "provenance.json");
        Files.delete(one.resolve("metrics.json"));
        assertTold(one, "provenance.json");
        Files.writeString(one.resolve("provenance.json"), "[]");
        assertWarns(one.resolve("model.onnx"), false);
    }

    private void assertTold(Path output, String beside) {
        Path model = output.resolve("model.onnx");
        assertThat(run("predict", "--model", model, "-i", TABLE, "-o", folder.resolve("result")))
                .as(() -> err)
                .isZero();
        assertThat(err).contains("warning: " + model + " and " + beside + " beside it were not written together");
    }

    /** The provenance alone has the models' hashes, which are no difference of two models. */
    @Test
    void should_be_no_difference_of_a_model_from_its_own_provenance() {
        Path output = folder.resolve("one");
        assertThat(train(output)).as(() -> err).isZero();

        assertThat(run("compare", output.resolve("model.onnx"), output.resolve("provenance.json")))
                .as(() -> err)
                .isZero();

        assertThat(out).doesNotContain("files", "model.tribuo");
    }

    /** Of files that are written together, the first are moved last: at no time is a new model beside old measurements. */
    @Test
    void should_have_its_model_last() throws IOException {
        Path hindered = folder.resolve("hindered");
        for (String name : List.of("model.tribuo", "metrics.json")) {
            Files.createDirectories(hindered);
            Files.writeString(hindered.resolve(name), "old");
        }
        try (OutputFiles files = new OutputFiles(hindered)) {
            files.add("model.tribuo", stream -> stream.write('m'));
            files.add("metrics.json", stream -> stream.write('j'));
            Files.delete(hindered.resolve("model.tribuo"));
            Files.createDirectory(hindered.resolve("model.tribuo"));
            Files.createFile(hindered.resolve("model.tribuo/in-the-way"));
            assertThat(files.names()).containsExactly("model.tribuo", "metrics.json");
            assertThatThrownBy(files::commit).isInstanceOf(IOException.class);
        }
        assertThat(hindered.resolve("metrics.json")).hasContent("j");
    }
}
