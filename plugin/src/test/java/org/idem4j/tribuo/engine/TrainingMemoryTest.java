package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Test;

/** The native memory of a step, counted by hand in matrices of the batch's size. */
class TrainingMemoryTest {

    private static final int ROWS = 10;
    private static final int N = 3;
    private static final long MATRIX = (long) ROWS * N * Float.BYTES;

    private static long[] bytesAfterSteps(Term term, int layers, int... batches) {
        List<DenseLayer> network = Collections.nCopies(layers, new DenseLayer(N, N, Activation.TANH, 0));
        float[] parameters = new float[layers * (N * N + N)];
        Arrays.fill(parameters, 0.1f);
        Objective objective = Objective.of(term.times(1).on(Inputs.NOISE));
        try (TrainableNetwork training = Engine.training(network, parameters, Sgd.of(0.1, RateSchedule.CONSTANT))) {
            return Arrays.stream(batches)
                    .mapToLong(rows -> {
                        training.scoped(() -> {
                            Batch noise = training.batch(new float[rows * N], N);
                            objective.accumulate(training, null, null, noise, null);
                            training.step(0.1);
                            return null;
                        });
                        return training.stepBytes();
                    })
                    .toArray();
        }
    }

    @Test
    void should_be_that_of_the_modified_gradients_matrices() {
        Term modified = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);

        // The batch; y, f(y), f(f(y)); the error, and δ.
        assertThat(bytesAfterSteps(modified, 1, ROWS)).containsExactly(6 * MATRIX);
        // One activation more; f(y) and f(f(y)) take turns with a hidden one; the second layer's δ serves again.
        assertThat(bytesAfterSteps(modified, 2, ROWS)[0]).isBetween(7 * MATRIX, 9 * MATRIX);
    }

    @Test
    void should_be_that_of_the_ordinary_gradients_matrices() {
        // The batch; y, f(y); the loss's gradient; δ and dL/dy of the outer application; the sum in δ's place, and δ.
        assertThat(bytesAfterSteps(new OrdinaryIdempotence(), 1, ROWS)).containsExactly(7 * MATRIX);
    }

    @Test
    void should_not_grow_with_steps_but_with_batch_sizes() {
        long[] bytes = bytesAfterSteps(new OrdinaryIdempotence(), 2, ROWS, ROWS, ROWS, 2 * ROWS, ROWS);

        assertThat(bytes[1]).isEqualTo(bytes[0]);
        assertThat(bytes[2]).isEqualTo(bytes[0]);
        assertThat(bytes[3]).isEqualTo(3 * bytes[0]);
        assertThat(bytes[4]).isEqualTo(bytes[3]);
    }
}
