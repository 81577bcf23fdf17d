package org.idem4j.tribuo.engine.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Training with large products")
class LargeProductsTest {

    private static final String OPENBLAS = "OpenBLAS 0.3.19, kernel SkylakeX";

    /** Of parameters about 1/16, by another order of sums of some hundred terms. */
    private static final float ROUNDING = 1e-6f;

    private static float[] trained(int width, int rows) {
        List<DenseLayer> layers = List.of(
                new DenseLayer(width, 2 * width, Activation.TANH, 0),
                new DenseLayer(2 * width, width, Activation.IDENTITY, 0));
        float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(layers, new SplittableRandom(1));
        SplittableRandom random = new SplittableRandom(2);
        float[] data = new float[rows * width];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        Objective objective = Objective.of(new Reconstruction().times(1));
        try (TrainableNetwork network = Engine.training(layers, parameters, Sgd.of(0.01, RateSchedule.CONSTANT))) {
            for (int step = 0; step < 2; step++) {
                network.scoped(() -> {
                    Batch batch = network.batch(data, width);
                    objective.accumulate(network, batch, batch, null, null);
                    network.step(0.01);
                    return null;
                });
            }
            return network.parameters();
        }
    }

    private static void assumeBoth() {
        assumeTrue(
                LargeProducts.include(2000, 128, 256),
                "oneDNN computes where it is there and OpenBLAS's kernel is one with AVX-512");
    }

    @Test
    void should_be_named_and_repeated_bit_by_bit() {
        assumeBoth();
        float[] first = trained(128, 2000);
        assertThat(Engine.blas()).matches("OpenBLAS .+, kernel \\w+; oneDNN \\d+\\.\\d+\\.\\d+, \\w+");

        assertThat(Arrays.equals(Engine.computingAs(Engine.blas(), () -> trained(128, 2000)), first))
                .isTrue();
    }

    @Test
    void should_give_the_bits_of_a_model_that_was_trained_by_openblas_alone() {
        assumeBoth();
        float[] withOneDnn = trained(128, 2000);

        float[] without = Engine.computingAs(OPENBLAS, () -> {
            float[] trained = trained(128, 2000);
            assertThat(Engine.blas()).doesNotContain("oneDNN");
            assertThat(Arrays.equals(trained(128, 2000), trained)).isTrue();
            return trained;
        });
        assertThat(Engine.blas()).contains("oneDNN");
        assertThat(Arrays.equals(trained(128, 2000), withOneDnn)).isTrue();
        assertThat(Arrays.equals(withOneDnn, without)).isFalse();
        assertThat(withOneDnn).containsExactly(without, within(ROUNDING));
    }

    @Test
    void should_leave_small_products_to_openblas() {
        float[] either = trained(20, 50);
        assertThat(Arrays.equals(Engine.computingAs(OPENBLAS, () -> trained(20, 50)), either))
                .isTrue();
    }
}
