package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.math.la.DenseMatrix;

class MatrixPolynomialTest {

    private static final int N = 7;

    @ParameterizedTest
    @MethodSource("org.idem4j.tribuo.corrector.matrix.CentredFormTest#correctors")
    void should_be_the_sum_of_powers_in_the_products_that_it_tells(Corrector p) {
        DenseMatrix k = Matrices.random(N, 3);
        k.foreachInPlace(value -> value / 4);
        AtomicInteger counted = new AtomicInteger();
        MatrixProduct product = (n, left, right, result) -> {
            counted.incrementAndGet();
            MatrixProduct.plainJava().multiply(n, left, right, result);
        };
        SquareMatrix given = SquareMatrix.of(k);
        SquareMatrix e = SquareMatrix.allocate(N);
        product.multiply(N, given.values(), given.values(), e.values());
        e.add(-1, given);
        SquareMatrix result = SquareMatrix.allocate(N);
        CentredForm form = CentredForm.of(p);

        new MatrixPolynomial(N, product).evaluate(form, given, e, result);

        assertThat(result.values()).containsExactly(Matrices.values(powers(p, k)), within(1e-11));
        assertThat(counted).hasValue(MatrixPolynomial.products(form));
    }

    /** Order 3 takes 3 products whether E² is kept or not, so it is not. */
    @Test
    void should_keep_no_more_powers_than_save_products() {
        Set<double[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        MatrixProduct product = (n, left, right, result) -> Collections.addAll(seen, left, right, result);
        SquareMatrix k = SquareMatrix.allocate(N);

        new MatrixPolynomial(N, product)
                .evaluate(CentredForm.of(Corrector.order(3)), k, SquareMatrix.allocate(N), SquareMatrix.allocate(N));

        assertThat(seen).hasSize(4); // K, E, the result and one more
    }

    /** Σ αᵢKⁱ, power by power, by Tribuo's product. */
    private static DenseMatrix powers(Corrector p, DenseMatrix k) {
        DenseMatrix sum = new DenseMatrix(N, N);
        DenseMatrix power = k.copy();
        for (int i = 1; i <= p.degree(); i++) {
            double alpha = p.coefficient(i);
            sum.intersectAndAddInPlace(power, value -> alpha * value);
            power = power.matrixMultiply(k);
        }
        return sum;
    }
}
