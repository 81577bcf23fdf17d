package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("The experiment on digits")
class DigitsExperimentTest extends CommandTest {

    private int experiment(Path output, Object... more) {
        Object[] arguments = {
            "experiment",
            "mnist",
            "-o",
            output,
            "--data",
            ROOT.resolve("test-data"),
            "--@mnist.images",
            "120",
            "--@mnist.epochs",
            "1",
            "--@mnist.width",
            "2",
            "--@mnist.latent",
            "4"
        };
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return run(all);
    }

    @Test
    void should_train_every_recipe_measure_it_and_show_its_pictures() throws IOException {
        Path output = folder.resolve("digits");
        List<String> recipes = List.of(System.getProperty("nightly.recipes", "DENOISE,EXACT,PAPER_BATCH,IGN")
                .split(","));

        assertThat(experiment(output, "--@mnist.recipes", String.join(",", recipes)))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("The best repair is that of", "idempotent generative network: on noise");
        List<String> repair = Files.readAllLines(output.resolve("mnist-repair.csv"));
        assertThat(repair).hasSize(1 + recipes.size());
        String exact = repair.stream()
                .filter(line -> line.startsWith("by construction"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(exact.split(",")[5])).isLessThan(1e-5);
        List<String> samples = Files.readAllLines(output.resolve("mnist-samples.csv"));
        assertThat(samples.get(1)).startsWith("true test images");
        assertThat(Double.parseDouble(samples.get(1).split(",")[5])).isGreaterThan(1); // of others, not of themselves
        assertThat(samples).hasSize(2 + 2 * recipes.size());
        for (String recipe : recipes) {
            String file = recipe.toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
            assertThat(output.resolve("mnist-" + file)).isNotEmptyFile();
            assertThat(output.resolve("live").resolve(file)).isNotEmptyFile();
        }
        assertThat(output.resolve("report.html")).content().contains("mapped again");
    }

    @Test
    void should_say_what_folder_it_needs() {
        Path output = folder.resolve("digits");

        assertFails(
                run("experiment", "mnist", "-o", output, "--data", folder),
                2,
                "has 0 files whose names have 'images' and 'train'",
                "--data");
        assertFails(
                run("experiment", "mnist", "-o", output, "--data", folder.resolve("none")),
                2,
                "can't be read as a folder");
        assertFails(run("experiment", "cost", "-o", output, "--data", folder), 2, "has no property 'data'");
    }
}
