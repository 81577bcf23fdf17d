package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Test;

class NativeThreadsTest {

    private static final List<DenseLayer> LAYERS = List.of(new DenseLayer(1, 1, Activation.IDENTITY, 0));

    private static TrainableNetwork training() {
        return Engine.training(LAYERS, new float[] {1, 0}, Sgd.of(0.1, RateSchedule.CONSTANT));
    }

    @Test
    void should_be_one_while_anything_trains_and_what_they_were_afterwards() {
        int[] before = NativeThreads.counts();
        try (TrainableNetwork first = training()) {
            assertThat(first.parameters()).containsExactly(1, 0);
            try (TrainableNetwork second = training()) {
                assertThat(second.parameters()).containsExactly(1, 0);
                assertThat(NativeThreads.counts()).containsExactly(1, 1);
            }
            assertThat(NativeThreads.counts()).containsExactly(1, 1);
        }
        assertThat(NativeThreads.counts()).containsExactly(before);
    }
}
