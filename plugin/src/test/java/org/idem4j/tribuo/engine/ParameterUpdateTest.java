package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.ParameterRange;
import org.idem4j.tribuo.optimiser.AdaGrad;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.ops.transforms.Transforms;

@DisplayName("An optimiser's step")
class ParameterUpdateTest {

    private static final int COUNT = 5_000;
    private static final int STEPS = 50;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Sgd.class, Map.of()),
                Arguments.of(Momentum.class, Map.of("momentum", "0.9")),
                Arguments.of(Momentum.class, Map.of("momentum", "0.3")),
                Arguments.of(Adam.class, Map.of()),
                Arguments.of(Adam.class, Map.of("beta1", "0.5", "beta2", "0.9", "epsilon", "0.001")),
                Arguments.of(RmsProp.class, Map.of()),
                Arguments.of(RmsProp.class, Map.of("decay", "0.7", "epsilon", "0.01")),
                Arguments.of(AdaGrad.class, Map.of("epsilon", "0.000001")));
    }

    private static Optimiser configured(Class<? extends Optimiser> rule, Map<String, String> properties) {
        ConfigurationData data = new ConfigurationData("rule", rule.getName());
        properties.forEach((name, value) -> data.add(name, new SimpleProperty(value)));
        try (ConfigurationManager manager = new ConfigurationManager()) {
            manager.addConfiguration(data);
            return (Optimiser) manager.lookup("rule");
        }
    }

    /** AdamW's formula in double precision; the parameters are of size 1, so that the decay is more than a step's rounding. */
    @Test
    void should_decay_some_parameters_beside_their_gradient() {
        double decay = 0.3;
        int from = 1_000;
        int to = 4_000;
        SplittableRandom random = new SplittableRandom(9);
        float[] first = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            first[i] = (float) (1 + random.nextDouble());
        }
        Matrix parameters = Matrix.allocate(1, COUNT);
        parameters.write(first, 0);
        Matrix gradient = Matrix.allocate(1, COUNT);
        ParameterUpdate update = new ParameterUpdate(
                Adam.of(0.01, RateSchedule.CONSTANT).withWeightDecay(decay),
                List.of(new ParameterRange(0, COUNT)),
                List.of(new ParameterRange(from, to)),
                parameters,
                gradient);
        double[] theta = new double[COUNT];
        double[] s = new double[COUNT];
        double[] r = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            theta[i] = first[i];
        }

        for (int t = 1; t <= STEPS; t++) {
            double rate = 0.1 / t;
            for (int i = 0; i < COUNT; i++) {
                float g = (float) random.nextGaussian();
                gradient.array().putScalar(i, g);
                s[i] = 0.9 * s[i] + 0.1 * g;
                r[i] = 0.999 * r[i] + 0.001 * g * g;
                theta[i] *= i >= from && i < to ? 1 - rate * decay : 1;
                double unbiased = Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
                theta[i] -= rate * unbiased * s[i] / (Math.sqrt(r[i]) + 1e-8);
            }
            update.apply(rate);
        }

        for (int i = 0; i < COUNT; i++) {
            // each of the steps rounds a number below 4 twice, by 1.2e-7 at most
            assertThat(parameters.array().getDouble(i)).as("parameter %d", i).isCloseTo(theta[i], within(1.2e-5));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rules")
    void should_equal_nd4j_in_double_precision_over_many_steps(
            Class<? extends Optimiser> type, Map<String, String> properties) {
        Optimiser optimiser = configured(type, properties);
        IUpdater rule = Updaters.of(optimiser);
        SplittableRandom random = new SplittableRandom(8);
        Matrix parameters = Matrix.allocate(1, COUNT);
        parameters.write(new float[COUNT], 0); // zero, so that no step drowns in their rounding
        Matrix gradient = Matrix.allocate(1, COUNT);
        INDArray way = Nd4j.create(DataType.DOUBLE, 1, COUNT);
        INDArray expected = Nd4j.create(DataType.DOUBLE, 1, COUNT);
        ParameterUpdate update =
                new ParameterUpdate(optimiser, List.of(new ParameterRange(0, COUNT)), List.of(), parameters, gradient);
        long state = rule.stateSize(COUNT);
        GradientUpdater<?> stock = rule.instantiate(state == 0 ? null : Nd4j.create(DataType.DOUBLE, 1, state), true);

        for (int step = 0; step < STEPS; step++) {
            double rate = 0.01 / (1 + step);
            for (int i = 0; i < COUNT; i++) {
                gradient.array().putScalar(i, (float) (random.nextGaussian() * Math.pow(10, i % 6 - 4)));
            }
            INDArray change = gradient.array().castTo(DataType.DOUBLE);
            rule.setLrAndSchedule(rate, null);
            stock.applyUpdater(change, step, 0);
            expected.subi(change);
            way.addi(Transforms.abs(change));

            update.apply(rate);
        }

        assertThat(state).isEqualTo((long) optimiser.quantities() * COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(parameters.array().getDouble(i))
                    .as("parameter %d", i)
                    .isCloseTo(expected.getDouble(i), within(1e-6 * way.getDouble(i)));
        }
    }
}
