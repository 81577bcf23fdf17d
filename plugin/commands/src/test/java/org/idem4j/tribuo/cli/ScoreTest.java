package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.data.EventDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;

@Tag("training")
class ScoreTest extends ScoreCommandTest {

    private static IdempotentAnomalyModel detector;
    private static IdempotentModel network;

    @BeforeAll
    static void trainModels() throws IOException {
        detector = new IdempotentAnomalyTrainer(
                        IdempotentLinearTrainer.builder().rank(8).build())
                .train(new MutableDataset<>(EventDataSource.expected(new TableDataSource(TRAIN))));
        detector.serializeToFile(models.resolve("detector.tribuo"));
        detector.saveONNXModel("org.idem4j", 1, models.resolve("detector.onnx"));
        network = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(9))
                .epochs(1)
                .build()
                .train(new MutableDataset<>(new TableDataSource(TRAIN)));
        network.serializeToFile(models.resolve("network.tribuo"));
    }

    private static List<Double> predicted(Path table) {
        List<Double> scores = new ArrayList<>();
        for (Example<Event> event : EventDataSource.expected(new TableDataSource(table))) {
            scores.add(detector.predict(event).getOutput().getScore());
        }
        return scores;
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector.tribuo", "detector.onnx"})
    void should_score_and_flag_as_the_detector_predicts(String model) throws IOException {
        assertThat(score(model, DAMAGED)).as(() -> err).isZero();

        assertClose(column(0), predicted(DAMAGED), 1e-5);
        List<Double> scores = column(0);
        List<Double> flags = column(1);
        for (int i = 0; i < scores.size(); i++) {
            assertThat(flags.get(i)).isEqualTo(scores.get(i) > detector.threshold() ? 1 : 0);
        }
        long anomalies = Collections.frequency(flags, 1.0);
        assertThat(out).contains("Scored 500 rows: " + anomalies + " above the threshold");
    }

    @Test
    void should_find_its_columns_among_others_in_any_order() throws IOException {
        List<String> lines = Files.readAllLines(DAMAGED);
        List<String> turned = lines.stream()
                .map(line -> {
                    List<String> cells = new ArrayList<>(List.of(line.split(",")));
                    Collections.reverse(cells);
                    cells.add(3, "a text");
                    return String.join(",", cells);
                })
                .toList();
        Path input = file("turned.csv", String.join("\n", turned));

        assertThat(score("detector.tribuo", input)).as(() -> err).isZero();

        assertClose(column(0), predicted(DAMAGED), 1e-5);
        assertThat(Files.readAllLines(folder.resolve("scores.csv"))).allMatch(line -> line.endsWith(",a text"));
    }

    @Test
    void should_score_more_rows_than_a_batch_holds() throws IOException {
        assertThat(score("detector.tribuo", TRAIN)).as(() -> err).isZero();

        assertClose(column(0), predicted(TRAIN), 1e-5);
    }

    /** 475 or 476 of the 500 reference rows lie at or below the score of rank ⌈501 · .95⌉ = 476. */
    @ParameterizedTest
    @ValueSource(strings = {"distance", "gap"})
    void should_take_threshold_and_units_from_reference_rows(String by) throws IOException {
        assertThat(score("network.tribuo", CLEAN, "--reference", CLEAN, "--quantile", "0.95", "--by", by))
                .as(() -> err)
                .isZero();

        assertThat(Collections.frequency(column(1), 1.0)).isEqualTo(24);
    }

    @Test
    void should_measure_the_distance_and_the_gap_by_their_definitions() throws IOException {
        double[][] table = table(CLEAN);
        int n = table[0].length;
        double[] deviations = new double[n];
        for (int c = 0; c < n; c++) {
            int column = c;
            double mean = IntStream.range(0, table.length)
                    .mapToDouble(i -> table[i][column])
                    .average()
                    .orElseThrow();
            deviations[c] = Math.sqrt(IntStream.range(0, table.length)
                    .mapToDouble(i -> Math.pow(table[i][column] - mean, 2))
                    .average()
                    .orElseThrow());
        }
        float[] x = new float[table.length * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) table[i / n][i % n];
        }
        float[] once = network.apply(x);
        float[] twice = network.apply(once);

        score("network.tribuo", CLEAN, "--reference", CLEAN, "--threshold", "1e9");
        assertClose(column(0), distances(x, once, deviations), 1e-5);
        score("network.tribuo", CLEAN, "--reference", CLEAN, "--threshold", "1e9", "--by", "gap");
        assertClose(column(0), distances(once, twice, deviations), 1e-5);
        assertThat(column(1)).containsOnly(0.0);
    }

    private static List<Double> distances(float[] from, float[] to, double[] deviations) {
        int n = deviations.length;
        List<Double> distances = new ArrayList<>();
        for (int row = 0; row < from.length / n; row++) {
            double squares = 0;
            for (int c = 0; c < n; c++) {
                squares += Math.pow(((double) to[row * n + c] - from[row * n + c]) / deviations[c], 2);
            }
            distances.add(Math.sqrt(squares / n));
        }
        return distances;
    }

    private static double[][] table(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> java.util.Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void should_take_a_threshold_in_place_of_the_detectors_own() throws IOException {
        assertThat(score("detector.onnx", DAMAGED, "--threshold", "0"))
                .as(() -> err)
                .isZero();

        assertThat(column(1)).containsOnly(1.0);
    }

    @Test
    void should_say_what_is_missing_or_does_not_go_together() throws IOException {
        assertFails(score("network.tribuo", CLEAN), 2, "is no detector of anomalies", "--reference");
        assertFails(
                score("network.tribuo", CLEAN, "--contributions", folder.resolve("cells.csv")),
                2,
                "--contributions",
                "is no detector");
        assertFails(score("detector.tribuo", CLEAN, "--by", "gap"), 2, "one of distances", "--threshold");
        assertFails(score("detector.tribuo", CLEAN, "--by", "size"), 2, "no score 'size'");
        assertFails(score("detector.tribuo", CLEAN, "--quantile", "0.9"), 2, "--reference");
        assertFails(
                score("detector.tribuo", CLEAN, "--quantile", "0.9", "--threshold", "1", "--reference", CLEAN),
                2,
                "not both");
        assertFails(score("detector.tribuo", CLEAN, "--threshold", "NaN"), 2, "--threshold must be finite");
        assertFails(
                score("network.tribuo", CLEAN, "--reference", CLEAN, "--quantile", "0.999"),
                2,
                "at least 999 expected rows");
        assertFails(score("detector.tribuo", file("few.csv", "a,b\n1,2\n")), 2, "lacks the model's columns");
        assertThat(folder.resolve("scores.csv")).doesNotExist();
    }

    @Test
    void should_name_the_leftmost_of_the_bad_cells_of_a_row() throws IOException {
        List<String> names =
                new ArrayList<>(List.of(Files.readAllLines(CLEAN).get(0).split(",")));
        Collections.reverse(names);
        String row = "hot,cold" + ",1".repeat(names.size() - 2);

        int code = score("detector.tribuo", file("two.csv", String.join(",", names) + "\n" + row + "\n"));

        assertFails(code, 2, "column 'water_conductivity' is 'hot'");
    }

    @Test
    void should_leave_an_earlier_result_alone_when_a_row_is_bad() throws IOException {
        Path earlier = file("scores.csv", "earlier");
        Path input = file("bad.csv", Files.readString(CLEAN).replaceFirst("73\\.3243", "hot"));

        assertFails(score("detector.tribuo", input), 2, "row 1", "'hot'");

        assertThat(earlier).hasContent("earlier");
    }

    @Test
    void should_call_what_the_quantile_calls_expected_expected() {
        long flagged = predicted(CLEAN).stream()
                .filter(score -> score > detector.threshold())
                .count();

        // Of 2,000 rows in turns and 500 fresh: at the quantile .99 three standard deviations of the share are .015.
        assertThat(flagged / 500.0).isLessThan(0.03);
        assertThat(detector.predict(EventDataSource.expected(new TableDataSource(CLEAN))
                                .iterator()
                                .next())
                        .getOutput()
                        .getType())
                .isEqualTo(EventType.EXPECTED);
    }
}
