package org.idem4j.tribuo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What every projection keeps")
class ProjectionContractTest {

    private static final int N = 6;
    private static final int RANK = 2;
    /** ‖A² − A‖: of floats, times √n and a margin. */
    private static final double ROUNDING = 1e-6;
    /** Of the differences, a power of two; fourth order leaves STEP⁴/30 of the fifth derivative. */
    private static final float STEP = 1f / 64;
    /** Of the largest entry: the rounding of A to floats over the step. */
    private static final double DIFFERENCES = 1e-4;

    /** Whoever adds a projection adds it here. */
    static Stream<Projection> projections() {
        return Stream.of(
                new SpanProjection(N, RANK), new PurifiedProjection(N, RANK, 0), new PurifiedProjection(N, 0, 0));
    }

    static Stream<Projection> projectionsOfARank() {
        return projections().limit(2);
    }

    @ParameterizedTest
    @MethodSource("projections")
    void should_serve_an_orthogonal_projector_at_each_step(Projection projection) {
        SplittableRandom random = new SplittableRandom(1);
        float[] theta = projection.draw(random);
        LearntProjector projector = projection.open(theta);
        assertThat(theta).hasSize(projection.parameterCount());
        for (int step = 0; step < 10; step++) {
            float[] a = projector.projector();
            assertThat(Oracle.error(a, N)).isLessThan(ROUNDING);
            for (int i = 0; i < N * N; i++) {
                assertThat(a[i]).isEqualTo(a[i % N * N + i / N]);
            }
            move(theta, random);
            projector.follow(theta);
        }
    }

    private static void move(float[] theta, SplittableRandom random) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] += (float) (0.02 * random.nextGaussian());
        }
    }

    @ParameterizedTest
    @MethodSource("projections")
    void should_pull_the_gradient_of_its_matrix_back_as_differences_have_it(Projection projection) {
        SplittableRandom random = new SplittableRandom(2);
        float[] theta = projection.draw(random);
        float[] weights = Oracle.normal(N * N, random); // the loss Σ cᵢⱼaᵢⱼ, of which c is the gradient
        float[] gradient = new float[theta.length];
        projection.open(theta).pullBack(weights, gradient);

        double scale = 0;
        for (float entry : gradient) {
            scale = Math.max(scale, Math.abs(entry));
        }
        assertThat(scale).isGreaterThan(0.1);
        for (int i = 0; i < theta.length; i++) {
            float[] moved = theta.clone();
            double difference = 0;
            for (int times : new int[] {1, -1, 2, -2}) {
                moved[i] = theta[i] + times * STEP;
                double weight = times == 1 || times == -1 ? 8 * times : -times / 2;
                difference +=
                        weight * Oracle.dot(weights, projection.open(moved).working());
            }
            assertThat((double) gradient[i])
                    .as("parameter %d", i)
                    .isCloseTo(difference / (12 * STEP), within(DIFFERENCES * scale));
        }
    }

    @ParameterizedTest
    @MethodSource("projections")
    void should_go_on_from_where_another_stood(Projection projection) {
        SplittableRandom random = new SplittableRandom(3);
        float[] theta = projection.draw(random);
        LearntProjector first = projection.open(theta);
        for (int step = 0; step < 4; step++) {
            move(theta, random);
            first.follow(theta);
        }

        LearntProjector second = projection.open(theta);
        second.restore(first.exact());

        float[] weights = Oracle.normal(N * N, random);
        float[] other = theta.clone();
        for (int step = 0; step < 4; step++) {
            assertThat(second.working()).isEqualTo(first.working());
            assertThat(second.projector()).isEqualTo(first.projector());
            assertThat(pulled(second, weights, theta.length)).isEqualTo(pulled(first, weights, theta.length));
            SplittableRandom same = new SplittableRandom(step);
            move(theta, same.split());
            first.follow(theta);
            move(other, new SplittableRandom(step).split());
            second.follow(other);
            assertThat(other).isEqualTo(theta);
        }
    }

    private static float[] pulled(LearntProjector projector, float[] weights, int count) {
        float[] gradient = new float[count];
        projector.pullBack(weights, gradient);
        return gradient;
    }

    @ParameterizedTest
    @MethodSource("projections")
    void should_refuse_to_go_on_from_what_is_not_its_own(Projection projection) {
        LearntProjector projector = projection.open(projection.draw(new SplittableRandom(4)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> projector.restore(new double[N]))
                .withMessageContaining(N + " values are given");
    }

    @ParameterizedTest
    @MethodSource("projectionsOfARank")
    void should_start_on_the_leading_directions_and_keep_its_rank(Projection projection) {
        SplittableRandom random = new SplittableRandom(5);
        float[] rows = new float[200 * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (random.nextGaussian() * (i % N < RANK ? 10 : 0.01)); // the first two columns
        }
        float[] ones = new float[200];
        Arrays.fill(ones, 1);

        float[] a = projection
                .open(projection.start(PrincipalDirections.of(rows, ones, N), random))
                .projector();

        assertThat(Oracle.trace(a, N)).isCloseTo(RANK, within(ROUNDING * N));
        for (int i = 0; i < N * N; i++) {
            assertThat(a[i]).isCloseTo(i % N == i / N && i / N < RANK ? 1 : 0, within(1e-3f));
        }
    }

    @Test
    void should_be_asked_of_every_projection_there_is() {
        List<Class<?>> asked = projections().<Class<?>>map(Object::getClass).toList();

        assertThat(asked).containsAll(List.of(Projection.class.getPermittedSubclasses()));
    }
}
