package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

@DisplayName("A hundred steps on fused layers")
class TrainingParityTest {

    private static final int STEPS = 100;
    private static final int ROWS = 256;
    /** Of the loss. Stock layers in floats are up to 1.2e-5 away themselves, where rounding turns a leaky ReLU over. */
    private static final double TOLERANCE = 2e-6;

    static Stream<Arguments> settings() {
        return Stream.of(Sgd.of(0.2, RateSchedule.CONSTANT), Adam.of(1e-3, RateSchedule.CONSTANT))
                .flatMap(rule -> Stream.of(
                        Arguments.of(rule, new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN)),
                        Arguments.of(rule, new OrdinaryIdempotence())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("settings")
    void should_have_the_losses_of_dl4js_own_layers_in_double(Optimiser rule, Term term) {
        int[] sizes = {20, 50, 50, 20};
        List<DenseLayer> layers = Stream.of(0, 1, 2)
                .map(i -> new DenseLayer(sizes[i], sizes[i + 1], Activation.LEAKYRELU, 0.2))
                .toList();
        float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(layers, new SplittableRandom(5));
        Objective objective = Objective.of(term.times(1).on(Inputs.NOISE));
        StockTraining stock = new StockTraining(layers, parameters, rule, DataType.DOUBLE);
        try (TrainableNetwork fused = Engine.training(layers, parameters, rule)) {
            SplittableRandom random = new SplittableRandom(6);
            for (int step = 0; step < STEPS; step++) {
                float[] noise = new float[ROWS * 20];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (float) random.nextGaussian();
                }
                double loss = fused.scoped(() -> {
                    double gap = objective
                            .accumulate(fused, null, null, fused.batch(noise, 20), null)
                            .of(Term.IDEMPOTENCE);
                    fused.step(rule.rate(0));
                    return gap;
                });
                double expected = stock.step(noise, term instanceof OrdinaryIdempotence, rule.rate(0));
                assertThat(loss).as("step %d", step).isCloseTo(expected, within(TOLERANCE * expected));
            }
        }
    }
}
