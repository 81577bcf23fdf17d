package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.anomaly.AnomalyScore;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.RankStatistic;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;

@Tag("training")
@DisplayName("Odd images, found through the commands")
class OddImagesTest extends CommandTest {

    private static final Path IMAGES = ROOT.resolve("test-data/digits-test-images.gz");
    private static final Path LABELS = ROOT.resolve("test-data/digits-test-labels.gz");

    private int trained(Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--allow-worse", "-o", output, "-c", ROOT.resolve("config/images/odd.xml")));
        for (String source : List.of("further", "odd")) {
            arguments.addAll(List.of("--@" + source + ".path", IMAGES, "--@" + source + ".labelsPath", LABELS));
        }
        arguments.addAll(List.of(
                "--@expected.path",
                ROOT.resolve("test-data/digits-train-images.gz"),
                "--@expected.labelsPath",
                ROOT.resolve("test-data/digits-train-labels.gz"),
                "--@network.width",
                "4",
                "--@network.latent",
                "16",
                "--@selfMap.epochs",
                "10"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    private List<String[]> scored(Path model, Path input) throws IOException {
        Path table = folder.resolve("scores.csv");
        assertThat(run("score", "--model", model, "--input", input, "--output", table))
                .as(() -> err)
                .isZero();
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.get(0)).isEqualTo("score,anomalous,image");
        return lines.stream().skip(1).map(line -> line.split(",")).toList();
    }

    private static double[] scores(List<String[]> table, int[] labels, boolean expected) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] <= 2 == expected)
                .mapToDouble(i -> Double.parseDouble(table.get(i)[0]))
                .toArray();
    }

    @Test
    void should_score_the_images_of_a_file_by_either_format() throws IOException {
        Path output = folder.resolve("out");
        assertThat(trained(output)).as(() -> err).isZero();
        assertThat(out).contains("area under the curve");
        IdempotentAnomalyModel detector =
                (IdempotentAnomalyModel) Model.deserializeFromFile(output.resolve("model.tribuo"));
        assertThat(detector.metadata().score()).isEqualTo(AnomalyScore.MIXTURE);
        assertThat(detector.mixture().orElseThrow().dimension()).isEqualTo(16);

        List<String[]> scored = scored(output.resolve("model.tribuo"), IMAGES);

        int[] labels = new IdxImageSource(IMAGES, LABELS, "", 0).labels();
        assertThat(scored).hasSize(labels.length);
        // Better than how far each image is from the mean of the expected ones; drawing lots would give a half.
        assertThat(RankStatistic.areaUnderCurve(scores(scored, labels, true), scores(scored, labels, false)))
                .isGreaterThan(0.6);
        assertThat(scored)
                .allSatisfy(line ->
                        assertThat(line[1]).isEqualTo(Double.parseDouble(line[0]) > detector.threshold() ? "1" : "0"));

        List<String[]> served = scored(output.resolve("model.onnx"), IMAGES);
        for (int i = 0; i < labels.length; i++) {
            double score = Double.parseDouble(scored.get(i)[0]);
            // Sums of squares in floats, of scores up to hundreds.
            assertThat(Double.parseDouble(served.get(i)[0])).isCloseTo(score, within(1e-4 * (1 + score)));
            assertThat(served.get(i)[2]).isEqualTo(scored.get(i)[2]);
        }
        assertThat(run("reproduce", "--model", output.resolve("model.onnx")))
                .as(() -> err)
                .isZero();
        assertThat(out).startsWith("identical");
    }

    @Test
    void should_measure_distances_in_one_unit_for_all_pixels() throws IOException {
        Path output = folder.resolve("out");
        assertThat(trained(output, "--@trainer.score", "DISTANCE", "--@selfMap.epochs", "1"))
                .as(() -> err)
                .isZero();
        IdempotentAnomalyModel detector =
                (IdempotentAnomalyModel) Model.deserializeFromFile(output.resolve("model.tribuo"));
        float[] deviations = detector.scale().deviations();

        assertThat(deviations[0]).isBetween(0.1f, 0.4f);
        assertThat(Arrays.equals(deviations, 1, 784, deviations, 0, 783)).isTrue();
        assertThat(detector.mixture()).isEmpty();
    }

    @Test
    void should_be_compared_with_others_by_the_experiment() throws IOException {
        Path output = folder.resolve("experiment");

        assertThat(run(
                        "experiment",
                        "odd",
                        "-o",
                        output,
                        "--data",
                        ROOT.resolve("test-data"),
                        "--@odd.classes",
                        "0,1",
                        "--@odd.images",
                        "50",
                        "--@odd.epochs",
                        "2",
                        "--@odd.width",
                        "2",
                        "--@odd.latent",
                        "4"))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("The detector, the density of codes", "over 2 classes", "error, PCA has");
        List<String> table = Files.readAllLines(output.resolve("odd.csv"));
        assertThat(table).hasSize(4);
        double[] first = numbers(table.get(1));
        double[] second = numbers(table.get(2));
        double[] mean = numbers(table.get(3));
        for (int column = 1; column < mean.length; column++) {
            assertThat(mean[column]).isCloseTo((first[column] + second[column]) / 2, within(1e-9));
            assertThat(mean[column]).isBetween(0.0, 1.0);
        }
    }

    private static double[] numbers(String line) {
        String[] cells = line.split(",");
        return IntStream.range(0, cells.length)
                .mapToDouble(i -> i == 0 ? 0 : Double.parseDouble(cells[i]))
                .toArray();
    }
}
