package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

/** Both products against Tribuo's own. */
class MatrixProductTest {

    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 150})
    void should_multiply_as_tribuo_does(int n) {
        try (BlasProduct blas = Engine.matrixProduct()) {
            check(MatrixProduct.plainJava(), n);
            check(blas, n);
            check(blas, n / 2 + 1); // its memory fits another size too
        }
    }

    private static void check(MatrixProduct product, int n) {
        DenseMatrix a = Matrices.random(n, 1);
        DenseMatrix b = Matrices.random(n, 2);
        double[] left = Matrices.values(a);
        double[] result = new double[n * n];
        Arrays.fill(result, Double.NaN); // what was there before is lost

        product.multiply(n, left, Matrices.values(b), result);
        assertThat(result).containsExactly(Matrices.values(a.matrixMultiply(b)), within(ROUNDING));

        product.multiply(n, left, left, result);
        assertThat(result).containsExactly(Matrices.values(a.matrixMultiply(a)), within(ROUNDING));
        assertThat(left).isEqualTo(Matrices.values(a));
    }

    @ParameterizedTest
    @ValueSource(ints = 1100)
    void should_multiply_by_blas_where_a_core_has_more_rows_than_it_copies_at_once(int n) {
        double[] a = Matrices.values(Matrices.random(n, 1));
        double[] b = Matrices.values(Matrices.random(n, 2));
        double[] expected = new double[n * n];
        double[] found = new double[n * n];
        MatrixProduct.plainJava().multiply(n, a, b, expected);
        try (BlasProduct blas = Engine.matrixProduct()) {
            blas.multiply(n, a, b, found);
        }

        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - expected[i]));
        }
        assertThat(worst).isLessThan(1e-11);
    }
}
