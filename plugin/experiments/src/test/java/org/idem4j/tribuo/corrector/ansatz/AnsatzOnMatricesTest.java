package org.idem4j.tribuo.corrector.ansatz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Solutions of the ansatz on exact matrices K = P + tD, as polynomials in t: (K′)² − K′ must begin with t^(n+1). Knows
 * nothing of words.
 */
class AnsatzOnMatricesTest {

    private static final int SIZE = 4;

    static Stream<Arguments> solvable() {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(order ->
                        IntStream.rangeClosed(2 * order + 1, 10).mapToObj(degree -> Arguments.of(degree, order)));
    }

    @ParameterizedTest
    @MethodSource("solvable")
    void should_be_idempotent_to_the_order_and_no_further(int degree, int order) {
        SplittableRandom random = new SplittableRandom(100 * degree + order);
        SolutionFamily family = new Ansatz(degree, order).solve().orElseThrow();
        List<BigFraction> alphas = family.member(family.free().stream()
                .map(i -> BigFraction.of(random.nextInt(-20, 20), random.nextInt(1, 9)))
                .toArray(BigFraction[]::new));
        Series k = nearIdempotent(random, order + 1);

        assertThat(error(k, alphas).lowestPower()).isEqualTo(order + 1);
    }

    @ParameterizedTest
    @MethodSource("solvable")
    void should_not_survive_another_coefficient(int degree, int order) {
        SplittableRandom random = new SplittableRandom(100 * degree + order);
        List<BigFraction> alphas =
                new Ansatz(degree, order).solve().orElseThrow().particular();
        Series k = nearIdempotent(random, order + 1);
        for (int i = 0; i < degree; i++) {
            BigFraction[] changed = alphas.toArray(BigFraction[]::new);
            changed[i] = changed[i].add(BigFraction.of(1, 1000));
            assertThat(error(k, List.of(changed)).lowestPower()).isLessThanOrEqualTo(order);
        }
    }

    private static Series error(Series k, List<BigFraction> alphas) {
        Series corrected = k.times(BigFraction.ZERO);
        Series power = k;
        for (BigFraction alpha : alphas) {
            corrected = corrected.plus(power.times(alpha));
            power = power.times(k);
        }
        return corrected.times(corrected).plus(corrected.times(BigFraction.of(-1)));
    }

    /** P + tD up to a power of t; P = S(I X; 0 0)S⁻¹ with S = (I 0; Y I), an oblique projection of rank 2. */
    private static Series nearIdempotent(SplittableRandom random, int highest) {
        BigFraction[][] projection = identity();
        BigFraction[][] shear = identity();
        BigFraction[][] inverse = identity();
        for (int i = 0; i < 2; i++) {
            projection[i + 2][i + 2] = BigFraction.ZERO;
            for (int k = 2; k < SIZE; k++) {
                projection[i][k] = BigFraction.of(random.nextInt(-3, 4));
                shear[k][i] = BigFraction.of(random.nextInt(-3, 4));
                inverse[k][i] = shear[k][i].negate();
            }
        }
        Series series = new Series(new BigFraction[highest + 1][SIZE][SIZE]);
        BigFraction[][] p = product(product(shear, projection), inverse);
        assertThat(product(p, p)).isDeepEqualTo(p);
        for (int t = 0; t <= highest; t++) {
            for (int i = 0; i < SIZE; i++) {
                for (int k = 0; k < SIZE; k++) {
                    series.terms[t][i][k] = t == 0 ? p[i][k] : BigFraction.of(t == 1 ? random.nextInt(-5, 6) : 0);
                }
            }
        }
        return series;
    }

    private static BigFraction[][] identity() {
        BigFraction[][] identity = new BigFraction[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k < SIZE; k++) {
                identity[i][k] = BigFraction.of(i == k ? 1 : 0);
            }
        }
        return identity;
    }

    private static BigFraction[][] product(BigFraction[][] a, BigFraction[][] b) {
        BigFraction[][] product = new BigFraction[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k < SIZE; k++) {
                int row = i;
                int column = k;
                product[i][k] = IntStream.range(0, SIZE)
                        .mapToObj(m -> a[row][m].multiply(b[m][column]))
                        .reduce(BigFraction.ZERO, BigFraction::add);
            }
        }
        return product;
    }

    /** A matrix polynomial in t, higher powers dropped. */
    private record Series(BigFraction[][][] terms) {

        Series times(Series other) {
            Series result = times(BigFraction.ZERO);
            for (int s = 0; s < terms.length; s++) {
                for (int t = 0; s + t < terms.length; t++) {
                    add(result.terms[s + t], product(terms[s], other.terms[t]));
                }
            }
            return result;
        }

        Series times(BigFraction factor) {
            BigFraction[][][] scaled = new BigFraction[terms.length][SIZE][SIZE];
            for (int t = 0; t < terms.length; t++) {
                for (int i = 0; i < SIZE; i++) {
                    for (int k = 0; k < SIZE; k++) {
                        scaled[t][i][k] = terms[t][i][k].multiply(factor);
                    }
                }
            }
            return new Series(scaled);
        }

        Series plus(Series other) {
            Series sum = times(BigFraction.ONE);
            for (int t = 0; t < terms.length; t++) {
                add(sum.terms[t], other.terms[t]);
            }
            return sum;
        }

        private static void add(BigFraction[][] to, BigFraction[][] what) {
            for (int i = 0; i < SIZE; i++) {
                for (int k = 0; k < SIZE; k++) {
                    to[i][k] = to[i][k].add(what[i][k]);
                }
            }
        }

        /** The lowest power of t with a matrix that is not zero. */
        int lowestPower() {
            for (int t = 0; t < terms.length; t++) {
                if (Stream.of(terms[t]).flatMap(Stream::of).anyMatch(entry -> !entry.isZero())) {
                    return t;
                }
            }
            return terms.length;
        }
    }
}
