package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("The experiment on faces")
class FacesExperimentTest extends CommandTest {

    private int experiment(Path output, Object... more) {
        String small = "recipes REPAIR images 40 tests 12 epochs 1 batchSize 8 width 2 latent 4";
        Stream<Object> settings = Arrays.stream(small.split(" "))
                .map(word -> Character.isLowerCase(word.charAt(0)) ? "--@faces." + word : word);
        return run(Stream.of(Stream.<Object>of("experiment", "faces", "-o", output), settings, Stream.of(more))
                .flatMap(words -> words)
                .toArray());
    }

    @Test
    void should_draw_faces_and_tell_what_codes_hold_of_their_factors() throws IOException {
        Path output = folder.resolve("faces");

        assertThat(experiment(output)).as(() -> err).isZero();

        assertThat(out).contains("The best repair is that of");
        assertThat(out).doesNotContain("classes", "NaN");
        List<String> samples = Files.readAllLines(output.resolve("faces-samples.csv"));
        assertThat(samples.get(0)).isEqualTo("recipe,from,spread,distance,coverage,nearest,collapse");
        assertThat(samples).hasSize(2 + 2);
        List<String> factors = Files.readAllLines(output.resolve("faces-factors.csv"));
        assertThat(factors).hasSize(1 + 12);
        assertThat(factors.get(1)).startsWith("skin,\"repair, modified gradient\",");
        assertThat(output.resolve("faces-repair-factors.png")).isNotEmptyFile();
        assertThat(output.resolve("live/repair.png")).isNotEmptyFile();
        assertThat(output.resolve("report.html"))
                .content()
                .contains("principal components of training images&#39; pixels", "mean and power spectrum")
                .doesNotContain("the classifier");
    }

    @Test
    void should_say_what_folder_it_needs() {
        Path output = folder.resolve("faces");

        assertFails(
                experiment(output, "--data", ROOT.resolve("test-data/faces-test")),
                2,
                "has 16 pictures, and a fifth of them to test on must be at least 12",
                "--data");
        assertFails(
                experiment(output, "--data", folder.resolve("none")),
                2,
                "There is no folder",
                "leave it out to have faces drawn");
        assertFails(experiment(output, "--@faces.tests", "5"), 2, "12 tests are the least, not 5");
        assertThat(output).doesNotExist();
    }
}
