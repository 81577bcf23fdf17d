package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A projector network before its first step")
@Tag("training")
class ProjectorStartTest {

    private static final int N = 6;
    private static final int ROWS = 50;

    @ParameterizedTest
    @CsvSource({"1,SPAN", "3,SPAN", "5,SPAN", "1,PURIFICATION", "4,PURIFICATION"})
    void should_be_the_projector_of_principal_component_analysis(int rank, KeptBy keptBy) {
        List<double[]> examples = rows();
        float[] rows = new float[ROWS * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) examples.get(i / N)[i % N];
        }
        float[] projector = Components.of(examples, true).projector(rank);
        Standardisation units = Standardisation.of(rows, N);
        float[] expected = units.restore(times(units.standardise(rows), projector));

        IdempotentModel model = IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(4, 7).withRank(rank, keptBy))
                .epochs(0)
                .build()
                .train(SelfMapData.dataset(examples.stream()
                        .map(row -> SelfMapData.example(SelfMapData.names(N), row, row))
                        .toList()));

        assertThat(model.apply(rows)).containsExactly(expected, within(3e-5f));
    }

    /** Correlated columns of different means and scales. */
    private static List<double[]> rows() {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> {
                    double common = random.nextGaussian();
                    return IntStream.range(0, N)
                            .mapToDouble(c -> c - 2 + (1 + c) * (common + (0.2 + 0.1 * c) * random.nextGaussian()))
                            .toArray();
                })
                .toList();
    }

    private static float[] times(float[] rows, float[] matrix) {
        float[] product = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < N; k++) {
                product[i] += rows[i / N * N + k] * matrix[k * N + i % N];
            }
        }
        return product;
    }
}
