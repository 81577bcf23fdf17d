package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gathered gradient, read and forgotten between steps")
class GatheredGradientTest {

    private static final int N = 3;
    private static final List<DenseLayer> LAYERS =
            List.of(new DenseLayer(N, 7, Activation.TANH, 0), new DenseLayer(7, N, Activation.IDENTITY, 0));
    private static final Objective OBJECTIVE =
            Objective.of(new OrdinaryIdempotence().times(1).on(Inputs.NOISE));
    private static final float RATE = 0.5f; // a power of two, so that the product is exact

    private final float[] start = Initialisation.FAN_IN_UNIFORM.draw(LAYERS, new SplittableRandom(1));
    private final TrainableNetwork network = Engine.training(LAYERS, start, Sgd.of(RATE, RateSchedule.CONSTANT));

    @AfterEach
    void close() {
        network.close();
    }

    private void gather(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[11 * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        network.scoped(() -> OBJECTIVE.accumulate(network, null, null, network.batch(rows, N), null));
    }

    private float[] gradientOf(long seed) {
        gather(seed);
        float[] gradient = network.gradient();
        network.clearGradient();
        return gradient;
    }

    @Test
    void should_be_what_a_step_moves_along() {
        gather(1);
        float[] gradient = network.gradient();

        network.step(RATE);

        float[] end = network.parameters();
        for (int i = 0; i < end.length; i++) {
            assertThat(end[i]).isEqualTo(start[i] - RATE * gradient[i]);
        }
        assertThat(gradient).isNotEqualTo(new float[start.length]);
    }

    @Test
    void should_be_a_copy() {
        gather(1);
        float[] gradient = network.gradient();
        float[] kept = gradient.clone();

        gather(2);
        assertThat(gradient).isEqualTo(kept).isNotEqualTo(network.gradient());

        network.clearGradient();
        gather(1);
        gradient[0] = 42;
        assertThat(network.gradient()).isEqualTo(kept);
    }

    @Test
    void should_be_forgotten_when_cleared() {
        float[] expected = gradientOf(2);
        gather(1);
        network.clearGradient();

        assertThat(gradientOf(2)).isEqualTo(expected);
    }

    @Test
    void should_be_zero_before_a_pass_after_a_step_and_when_cleared() {
        float[] zeros = new float[start.length];
        assertThat(network.gradient()).isEqualTo(zeros);

        gather(1);
        network.step(RATE);
        assertThat(network.gradient()).isEqualTo(zeros);

        gather(1);
        network.clearGradient();
        assertThat(network.gradient()).isEqualTo(zeros);
        float[] before = network.parameters();
        network.step(RATE);
        assertThat(network.parameters()).isEqualTo(before);
    }

    @Test
    void should_be_that_of_the_parameters_set() {
        float[] gradient = gradientOf(1);
        gather(1);
        network.step(RATE);
        assertThat(gradientOf(1)).isNotEqualTo(gradient);

        network.setParameters(start);

        assertThat(network.parameters()).isEqualTo(start);
        assertThat(gradientOf(1)).isEqualTo(gradient);
    }

    @Test
    void should_refuse_parameters_of_another_network() {
        assertThatThrownBy(() -> network.setParameters(new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The network has 52 parameters, but 5 are given.");
    }
}
