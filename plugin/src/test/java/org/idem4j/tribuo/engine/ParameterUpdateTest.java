package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

@DisplayName("A parameter update")
class ParameterUpdateTest {

    private static final int COUNT = 5_000;
    private static final int STEPS = 50;

    static Stream<IUpdater> rules() {
        return Stream.of(
                new Sgd(0.01),
                new Nesterovs(0.01, 0.9),
                new Adam(0.01, 0.9, 0.999, 1e-8),
                new Adam(0.01, 0.5, 0.9, 1e-3),
                new RmsProp(0.01, 0.95, 1e-8),
                new AdaGrad(0.01, 1e-6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void should_equal_nd4j_in_double_precision_over_many_steps(IUpdater rule) {
        SplittableRandom random = new SplittableRandom(8);
        INDArray parameters = Nd4j.create(DataType.FLOAT, 1, COUNT); // zero, so that no step drowns in their rounding
        INDArray way = Nd4j.create(DataType.DOUBLE, 1, COUNT);
        INDArray gradient = Nd4j.create(DataType.FLOAT, 1, COUNT);
        ParameterUpdate update = new ParameterUpdate(rule, parameters, gradient);
        INDArray expected = parameters.castTo(DataType.DOUBLE);
        long state = rule.stateSize(COUNT);
        GradientUpdater<?> stock = rule.instantiate(state == 0 ? null : Nd4j.create(DataType.DOUBLE, 1, state), true);

        for (int step = 0; step < STEPS; step++) {
            double rate = 0.01 / (1 + step);
            for (int i = 0; i < COUNT; i++) {
                gradient.putScalar(i, (float) (random.nextGaussian() * Math.pow(10, i % 6 - 4)));
            }
            INDArray change = gradient.castTo(DataType.DOUBLE);
            rule.setLrAndSchedule(rate, null);
            stock.applyUpdater(change, step, 0);
            expected.subi(change);
            way.addi(Transforms.abs(change));

            update.apply(rate);
        }

        for (int i = 0; i < COUNT; i++) {
            assertThat(parameters.getDouble(i))
                    .as("parameter %d", i)
                    .isCloseTo(expected.getDouble(i), within(1e-6 * way.getDouble(i)));
        }
    }
}
