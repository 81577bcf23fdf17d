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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("Each of a hundred steps on fused layers")
@Tag("training")
class TrainingParityTest {

    private static final int STEPS = 100;
    private static final int ROWS = 256;
    private static final int N = 20;
    private static final List<DenseLayer> LAYERS = List.of(layer(N, 50), layer(50, 50), layer(50, N));

    /** Of the loss. Over OpenBLAS's kernels for Prescott, Haswell, SkylakeX and Zen floats are up to 1.3e-7 off. */
    private static final double LOSS = 1e-6;
    /**
     * Of the first step's largest entry, for errors at the output are differences of outputs: they shrink from step to step,
     * but the outputs' rounding does not. Over the same kernels, floats are up to 5.7e-7 off.
     */
    private static final double GRADIENT = 2e-6;
    /** Of the largest move, beside the rounding of the parameters that are moved. */
    private static final double MOVE = 1e-6;
    /** Of a float, half a unit in the last place at most. */
    private static final double ROUNDING = 0x1p-24;

    private static DenseLayer layer(int inputs, int outputs) {
        return new DenseLayer(inputs, outputs, Activation.LEAKYRELU, 0.2);
    }

    static Stream<Arguments> settings() {
        return Stream.of(Sgd.of(0.2, RateSchedule.CONSTANT), Adam.of(1e-3, RateSchedule.CONSTANT))
                .flatMap(rule -> Stream.of(
                        Arguments.of(rule, new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN)),
                        Arguments.of(rule, new OrdinaryIdempotence())));
    }

    /**
     * From the same parameters at each step: left alone, a piecewise linear network in floats goes another way than one in
     * double, sooner or later as the processor's kernels round.
     */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("settings")
    void should_have_the_loss_the_gradient_and_the_move_of_dl4j_and_nd4j_in_double(Optimiser rule, Term term) {
        float[] start = Initialisation.FAN_IN_UNIFORM.draw(LAYERS, new SplittableRandom(5));
        Objective objective = Objective.of(term.times(1).on(Inputs.NOISE));
        StockTraining stock = new StockTraining(LAYERS, start, rule, DataType.DOUBLE);
        SplittableRandom random = new SplittableRandom(6);
        double gradientTolerance = 0;
        try (TrainableNetwork fused = Engine.training(LAYERS, start, rule)) {
            for (int step = 0; step < STEPS; step++) {
                INDArray before = doubles(fused.parameters());
                stock.network().parameters().assign(before);
                float[] noise = CalmRows.draw(stock.network(), ROWS, N, random);

                double loss = fused.scoped(() -> objective
                        .accumulate(fused, null, null, fused.batch(noise, N), null)
                        .of(Term.IDEMPOTENCE));
                INDArray gradient = doubles(fused.gradient());
                fused.step(rule.rate(0));
                INDArray move = before.sub(doubles(fused.parameters()));

                double expectedLoss = stock.gather(noise, term instanceof OrdinaryIdempotence);
                assertThat(loss).as("loss of step %d", step).isCloseTo(expectedLoss, within(LOSS * expectedLoss));

                INDArray expectedGradient = stock.network().gradient();
                gradientTolerance = step == 0 ? GRADIENT * largest(expectedGradient) : gradientTolerance;
                assertThat(largest(gradient.sub(expectedGradient)))
                        .as("error of the gradient of step %d", step)
                        .isLessThan(gradientTolerance);

                INDArray expectedMove = stock.move(gradient, rule.rate(0));
                assertThat(largest(move.sub(expectedMove)))
                        .as("error of the move of step %d", step)
                        .isLessThan(MOVE * largest(expectedMove) + ROUNDING * largest(before));
            }
        }
    }

    private static INDArray doubles(float[] values) {
        return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(1, values.length);
    }

    private static double largest(INDArray values) {
        return values.amaxNumber().doubleValue();
    }
}
