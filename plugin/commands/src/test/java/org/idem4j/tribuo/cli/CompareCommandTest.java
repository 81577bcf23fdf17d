package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.comparison.ProvenanceFacts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class CompareCommandTest extends CommandTest {

    @Test
    void should_say_what_differs_from_what_to_what() {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertThat(train(one)).as(() -> err).isZero();
        assertThat(train(other, "--@trainer.epochs", "1", "--@noise.deviation", "0.3"))
                .as(() -> err)
                .isZero();

        for (String a : new String[] {"model.tribuo", "model.onnx", "provenance.json"}) {
            for (String b : new String[] {"model.onnx", "provenance.json"}) {
                assertThat(run("compare", one.resolve(a), other.resolve(b)))
                        .as(() -> err)
                        .isZero();
                assertThat(out)
                        .contains("Settings: 2 differ.")
                        .containsPattern("trainer\\.epochs +2 +1\\R")
                        .containsPattern("trainer\\.corruption\\.corruptions\\.2\\.deviation +0\\.2 +0\\.3\\R")
                        .contains("The same: data, versions and machine.");
            }
            assertThat(run("compare", one.resolve(a), one.resolve("provenance.json")))
                    .as(() -> err)
                    .isZero();
            assertThat(out).startsWith("identical: the two provenances say the same");
        }
        assertThat(run("compare", one, other)).as(() -> err).isZero(); // the folders
        assertThat(out).contains("Settings: 2 differ.");
        assertFails(
                run("compare", folder, other),
                2,
                folder.resolve("provenance.json").toString(),
                "no such file");
    }

    @Test
    void should_find_two_runs_of_the_same_identical_but_for_the_time() {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertThat(train(one)).as(() -> err).isZero();
        assertThat(train(other)).as(() -> err).isZero();

        assertThat(run("compare", one.resolve("model.onnx"), other.resolve("model.onnx")))
                .isZero();
        assertThat(out).startsWith("identical but for the time").contains("trained-at");
    }

    @Test
    void should_refuse_what_has_no_provenance() throws IOException {
        Path json = file("a.json", "{\"a\": 1}");
        assertFails(run("compare", json, json), 2, "a.json", "no provenance");
        assertFails(run("compare", folder.resolve("none.json"), json), 2, "none.json", "no such file");
        assertFails(run("compare", json), 2, "Missing required parameter: 'B'");
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[ProvenanceFacts.MOST_BYTES + 1]);
        assertFails(run("compare", large, json), 2, "large.json has 16777217 bytes, a provenance at most 16777216");
    }
}
