package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.data.EventDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.MutableDataset;

/** A detector that scores by density. */
@Tag("training")
class DensityScoreTest extends ScoreCommandTest {

    private static IdempotentAnomalyModel density;

    @BeforeAll
    static void trainDetector() throws IOException {
        density = new IdempotentAnomalyTrainer(
                        IdempotentTrainer.builder()
                                .network(ProjectorNetwork.of(2, 8).withRank(15, KeptBy.SPAN))
                                .idempotenceWeight(0)
                                .epochs(1)
                                .build(),
                        0.99,
                        0.2,
                        1)
                .train(new MutableDataset<>(EventDataSource.expected(new TableDataSource(TRAIN))));
        density.serializeToFile(models.resolve("density.tribuo"));
        density.saveONNXModel("org.idem4j", 1, models.resolve("density.onnx"));
    }

    /** The file computes in floats: a relative 1e-5 of the squares. */
    @ParameterizedTest
    @ValueSource(strings = {"density.tribuo", "density.onnx"})
    void should_score_by_the_density_and_tell_which_cells_made_it_so(String model) throws IOException {
        Path cells = folder.resolve("cells.csv");

        assertThat(score(model, DAMAGED, "--contributions", cells))
                .as(() -> err)
                .isZero();

        List<Double> scores = column(0);
        List<Double> flags = column(1);
        float[] rows = floats(DAMAGED);
        double[] expected = density.scores(rows);
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores.get(i)).isCloseTo(expected[i], within(1e-5 * (10 + expected[i])));
        }
        List<String> lines = Files.readAllLines(cells);
        assertThat(lines).hasSize(1 + Collections.frequency(flags, 1.0));
        assertThat(lines.get(0))
                .isEqualTo("row,score," + String.join(",", density.selfMap().names()));
        double[] first = Arrays.stream(lines.get(1).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        int row = (int) first[0] - 1;
        assertThat(row).isEqualTo(flags.indexOf(1.0));
        assertThat(first[1]).isEqualTo(scores.get(row));
        assertThat(Arrays.copyOfRange(first, 2, first.length))
                .containsExactly(
                        density.contributions(Arrays.copyOfRange(rows, row * 16, (row + 1) * 16)), within(1e-2));
    }

    private static float[] floats(Path file) throws IOException {
        TableDataSource source = new TableDataSource(file);
        float[] rows = new float[500 * 16];
        int row = 0;
        for (Example<?> example : source) {
            density.selfMap().copyFeatures(example, rows, 16 * row++);
        }
        return rows;
    }

    @Test
    void should_score_a_detector_by_distance_or_by_reference_rows_where_asked_to() throws IOException {
        assertThat(score("density.onnx", CLEAN, "--by", "distance", "--threshold", "1e9"))
                .as(() -> err)
                .isZero();
        assertClose(
                column(0),
                Arrays.stream(density.scale().distances(density.regressor(), floats(CLEAN)))
                        .boxed()
                        .toList(),
                1e-5);

        assertThat(score("density.onnx", CLEAN, "--reference", CLEAN, "--quantile", "0.95"))
                .as(() -> err)
                .isZero();
        assertThat(Collections.frequency(column(1), 1.0)).isEqualTo(24);
    }

    @Test
    void should_refuse_contributions_to_what_is_not_its_own_score() {
        Path cells = folder.resolve("cells.csv");

        assertFails(score("density.onnx", CLEAN, "--contributions", cells, "--by", "gap"), 2, "leave out --by");
        assertFails(score("density.onnx", CLEAN, "--by", "gap"), 2, "one of densities; for the gap", "--threshold");
        assertThat(cells).doesNotExist();
    }
}
