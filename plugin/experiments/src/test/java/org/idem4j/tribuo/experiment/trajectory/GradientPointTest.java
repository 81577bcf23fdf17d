package org.idem4j.tribuo.experiment.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.idem4j.tribuo.experiment.trajectory.DoublePerceptron.stepped;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.training.RandomStreams;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Gradients along both trajectories")
@Tag("training")
class GradientPointTest {

    private static final int EPOCHS = 4;
    private static final double RATE = 2;
    /** Single precision, and differences whose error is about 1e-9. */
    private static final double TOLERANCE = 1e-5;

    private final DoublePerceptron f = DoublePerceptron.small();

    @Test
    void should_equal_the_formulas_in_double_precision() {
        List<Double> progress = new ArrayList<>();
        GradientCourse course = new GradientPoint("id", f.settings(RATE, EPOCHS)).run(progress::add);

        RandomStreams random = DoublePerceptron.streams();
        double[] evaluation = f.batch(random.validation().nextLong());
        double[] modified = f.firstParameters();
        double[] ordinary = modified;
        assertThat(course.start().error()).isCloseTo(f.error(modified, evaluation), within(TOLERANCE));
        for (int i = 0; i < EPOCHS; i++) {
            double[] x = f.batch(random.noise().nextLong());
            double[] modifiedAtModified = f.modifiedGradient(modified, x);
            double[] ordinaryAtModified = f.ordinaryGradient(modified, x);
            double[] modifiedAtOrdinary = f.modifiedGradient(ordinary, x);
            double[] ordinaryAtOrdinary = f.ordinaryGradient(ordinary, x);

            assertNorm(course.modified().modifiedNorm()[i], modifiedAtModified);
            assertNorm(course.modified().ordinaryNorm()[i], ordinaryAtModified);
            assertNorm(course.ordinary().modifiedNorm()[i], modifiedAtOrdinary);
            assertNorm(course.ordinary().ordinaryNorm()[i], ordinaryAtOrdinary);
            assertCosine(course.modified().cosine()[i], modifiedAtModified, ordinaryAtModified);
            assertCosine(course.ordinary().cosine()[i], modifiedAtOrdinary, ordinaryAtOrdinary);
            assertCosine(course.separately()[i], modifiedAtModified, ordinaryAtOrdinary);

            modified = stepped(modified, RATE, modifiedAtModified);
            ordinary = stepped(ordinary, RATE, ordinaryAtOrdinary);
        }
        assertThat(course.modifiedEnd().error()).isCloseTo(f.error(modified, evaluation), within(TOLERANCE));
        assertThat(course.ordinaryEnd().error()).isCloseTo(f.error(ordinary, evaluation), within(TOLERANCE));
        assertThat(Math.abs(course.modifiedEnd().error() - course.ordinaryEnd().error()))
                .isGreaterThan(100 * TOLERANCE);
        assertThat(course.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
        assertThat(progress).containsExactly(0.25, 0.5, 0.75, 1.0);
    }

    private static void assertNorm(double norm, double[] gradient) {
        double expected = Math.sqrt(dot(gradient, gradient));
        assertThat(norm).isCloseTo(expected, within(TOLERANCE * expected));
    }

    private static void assertCosine(double cosine, double[] a, double[] b) {
        assertThat(cosine).isCloseTo(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), within(TOLERANCE));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void should_have_no_angle_with_a_gradient_of_zero() {
        assertThat(Gradients.norm(new float[] {3, 0, -4})).isEqualTo(5);
        assertThat(Gradients.cosine(new float[] {1, 0}, new float[] {-2, 0})).isEqualTo(-1);
        assertThat(Gradients.cosine(new float[] {1, 2}, new float[] {-2, 1})).isZero();
        assertThat(Gradients.cosine(new float[] {1, 2}, new float[2])).isNaN();
    }

    @Test
    void should_end_where_one_of_the_two_diverges() {
        DoublePerceptron unbounded = new DoublePerceptron(List.of(
                new DenseLayer(3, 4, Activation.LEAKYRELU, 0.2), new DenseLayer(4, 3, Activation.LEAKYRELU, 0.2)));

        GradientCourse course = new GradientPoint("id", unbounded.settings(1e8, 50)).run(share -> {});

        assertThat(course.outcome()).isEqualTo(TrainingOutcome.DIVERGED);
        assertThat(course.epochs()).isBetween(1, 49);
        assertThat(course.modified().cosine()).hasSize(course.epochs());
        assertThat(course.ordinary().modifiedNorm()).hasSize(course.epochs());
    }
}
