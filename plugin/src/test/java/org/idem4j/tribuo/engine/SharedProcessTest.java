package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.nativeblas.NativeOpsHolder;

/** A prediction's bits depend on the network and the batch alone, not on what else the process does. */
class SharedProcessTest {

    private static final List<DenseLayer> ONE = List.of(new DenseLayer(1, 1, Activation.IDENTITY, 0));

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() / 8;
        }
        return numbers;
    }

    private static Network network(int columns, int hidden) {
        List<DenseLayer> layers = List.of(
                new DenseLayer(columns, hidden, Activation.TANH, 0),
                new DenseLayer(hidden, hidden, Activation.TANH, 0),
                new DenseLayer(hidden, columns, Activation.IDENTITY, 0));
        return Engine.network(
                layers,
                numbers(layers.stream().mapToInt(DenseLayer::parameterCount).sum(), 1));
    }

    /** Batches from one row to more than are applied at once; with as many threads for BLAS as a user may have set. */
    @ParameterizedTest
    @CsvSource({
        "26, 64, 94",
        "26, 64, 1000",
        "26, 512, 37",
        "26, 512, 1500",
        "300, 700, 1",
        "300, 700, 333",
        "784, 256, 61"
    })
    void should_be_the_same_while_another_network_trains(int columns, int hidden, int rows) {
        NativeThreads.load();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(3);
        openblas_nolapack.blas_set_num_threads(3);
        Network network = network(columns, hidden);
        float[] x = numbers(rows * columns, 2);

        float[] alone = network.apply(x);
        float[] beside;
        try (TrainableNetwork other = Engine.training(ONE, new float[] {1, 0}, Sgd.of(0.1, RateSchedule.CONSTANT))) {
            beside = network.apply(x);
            assertThat(other.parameters()).containsExactly(1, 0);
        }

        assertThat(Arrays.mismatch(beside, alone)).as("the first that differs").isNegative();
        assertThat(Arrays.mismatch(network.apply(x), alone)).isNegative();
    }

    @Test
    void should_leave_a_users_threads_as_they_were() {
        NativeThreads.load();
        openblas_nolapack.blas_set_num_threads(3);
        int[] before = NativeThreads.counts();

        network(26, 64).apply(numbers(26 * 94, 2));

        assertThat(NativeThreads.counts()).containsExactly(before);
    }
}
