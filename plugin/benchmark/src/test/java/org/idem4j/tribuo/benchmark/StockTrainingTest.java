package org.idem4j.tribuo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("What the benchmark calls a step of DL4J")
class StockTrainingTest {

    private static final int ROWS = 20;
    private static final int N = 5;

    @ParameterizedTest(name = "denoising {0}, ordinary {1}")
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void should_move_the_parameters_as_our_own_step_does(boolean denoising, boolean ordinary) {
        Workload workload = new Workload("tiny", new int[] {N, 7, N}, ROWS, denoising, 1, null);
        Random random = new Random(3);
        float[] x = normal(random);
        float[] target = normal(random);
        StockTraining stock = new StockTraining(workload);

        stock.step(
                Nd4j.createFromArray(x).reshape(ROWS, N),
                denoising ? Nd4j.createFromArray(target).reshape(ROWS, N) : null,
                denoising ? 2 : 1,
                ordinary);

        try (TrainableNetwork ours = Engine.training(workload.layers(), workload.parameters(), workload.optimiser())) {
            ours.scoped(() -> denoising
                    ? workload.objective(ordinary).accumulate(ours, ours.batch(x, N), ours.batch(target, N), null, null)
                    : workload.objective(ordinary).accumulate(ours, null, null, ours.batch(x, N), null));
            ours.step(Workload.RATE);
            assertThat(stock.parameters()).isNotEqualTo(workload.parameters());
            assertThat(stock.parameters()).containsExactly(ours.parameters(), within(1e-6f));
        }
    }

    private static float[] normal(Random random) {
        float[] values = new float[ROWS * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
