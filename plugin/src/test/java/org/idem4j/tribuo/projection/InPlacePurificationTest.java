package org.idem4j.tribuo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.math.la.DenseMatrix;

@DisplayName("Purification inside a training step")
class InPlacePurificationTest {

    /** Of doubles, over the narrowest gap about ½ and some steps. */
    private static final double ROUNDING = 1e-11;

    @ParameterizedTest(name = "{0} columns, eigenvalues {1} to {2} from one half")
    @CsvSource({"2,0.45,0.55", "9,0.49,0.51", "26,0.4,0.5", "9,0.01,0.6", "26,0.05,3"})
    void should_end_where_the_purifier_of_any_matrix_ends(int n, double nearest, double farthest) {
        SplittableRandom random = new SplittableRandom(n);
        double[] eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = 0.5 + (i % 3 == 0 ? 1 : -1) * random.nextDouble(nearest, farthest);
        }
        DMatrixRMaj k = Oracle.symmetric(eigenvalues, random);
        Symmetric.symmetrise(k);
        DenseMatrix dense = new DenseMatrix(n, n);
        for (int i = 0; i < n * n; i++) {
            dense.set(i / n, i % n, k.data[i]);
        }

        new InPlacePurification(n).purify(k);

        DenseMatrix expected =
                Purifier.contracting(Corrector.mcWeeny()).purify(dense).projector();
        for (int i = 0; i < n * n; i++) {
            assertThat(k.data[i]).isCloseTo(expected.get(i / n, i % n), within(ROUNDING));
        }
    }
}
