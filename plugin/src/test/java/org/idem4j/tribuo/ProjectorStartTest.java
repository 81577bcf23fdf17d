package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

@DisplayName("A projector network before its first step")
class ProjectorStartTest {

    private static final int N = 6;
    private static final int ROWS = 50;

    @ParameterizedTest
    @CsvSource({"1,SPAN", "3,SPAN", "5,SPAN", "1,PURIFICATION", "4,PURIFICATION"})
    void should_be_the_projector_of_principal_component_analysis(int rank, KeptBy keptBy) {
        float[] rows = rows();
        double[] expected = principalComponents(rows, rank);

        IdempotentModel model = IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(4, 7).withRank(rank, keptBy))
                .epochs(0)
                .build()
                .train(dataset(rows));

        float[] found = model.apply(rows);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).as("entry %d", i).isCloseTo(expected[i], within(3e-5));
        }
    }

    /** Correlated columns of different means and scales. */
    private static float[] rows() {
        SplittableRandom random = new SplittableRandom(11);
        float[] rows = new float[ROWS * N];
        for (int row = 0; row < ROWS; row++) {
            double common = random.nextGaussian();
            for (int c = 0; c < N; c++) {
                rows[row * N + c] = (float) (c - 2 + (1 + c) * (common + (0.2 + 0.1 * c) * random.nextGaussian()));
            }
        }
        return rows;
    }

    private static Dataset<Regressor> dataset(float[] rows) {
        List<Example<Regressor>> examples = IntStream.range(0, ROWS)
                .mapToObj(row -> IntStream.range(0, N)
                        .mapToDouble(c -> rows[row * N + c])
                        .toArray())
                .map(values -> SelfMapData.example(SelfMapData.names(N), values, values))
                .toList();
        return SelfMapData.dataset(examples);
    }

    /** By the singular value decomposition of the standardised rows, in double precision. */
    private static double[] principalComponents(float[] rows, int rank) {
        DMatrixRMaj z = new DMatrixRMaj(ROWS, N);
        double[] means = new double[N];
        double[] deviations = new double[N];
        for (int c = 0; c < N; c++) {
            for (int row = 0; row < ROWS; row++) {
                means[c] += rows[row * N + c] / (double) ROWS;
            }
            for (int row = 0; row < ROWS; row++) {
                deviations[c] += Math.pow(rows[row * N + c] - means[c], 2) / ROWS;
            }
            deviations[c] = Math.sqrt(deviations[c]);
            for (int row = 0; row < ROWS; row++) {
                z.set(row, c, (rows[row * N + c] - means[c]) / deviations[c]);
            }
        }
        var decomposition = DecompositionFactory_DDRM.svd(ROWS, N, true, true, true);
        decomposition.decompose(z.copy());
        DMatrixRMaj u = decomposition.getU(null, false);
        DMatrixRMaj w = decomposition.getW(null);
        DMatrixRMaj v = decomposition.getV(null, false);
        SingularOps_DDRM.descendingOrder(u, false, w, v, false);
        for (int i = rank; i < N; i++) {
            w.set(i, i, 0);
        }
        DMatrixRMaj scaled = new DMatrixRMaj(ROWS, N);
        CommonOps_DDRM.mult(u, w, scaled);
        DMatrixRMaj projected = new DMatrixRMaj(ROWS, N);
        CommonOps_DDRM.multTransB(scaled, v, projected);
        double[] result = projected.data.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] * deviations[i % N] + means[i % N];
        }
        return result;
    }
}
