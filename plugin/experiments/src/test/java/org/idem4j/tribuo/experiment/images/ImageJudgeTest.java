package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImageJudgeTest {

    private static final Path DATA = Path.of("../../test-data");

    /** Of one layer y = xW + b the loss in double, and its central differences. */
    @Test
    void should_follow_the_cross_entropy() {
        float[] parameters = {0.3f, -0.2f, 0.5f, 0.1f, -0.4f, 0.2f, 0.05f, -0.1f, 0.2f};
        float[] x = {1, 2, -1, 0.5f};
        float[] targets = {0, 1, 0, 0, 0, 1};
        Perceptron layer = new Perceptron(List.of(new DenseLayer(2, 3, Activation.IDENTITY, 0)));

        try (TrainableNetwork f = Engine.training(layer, parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            double loss = f.scoped(() -> Objective.of(new CrossEntropy().times(2))
                    .accumulate(f, f.batch(x, 2), f.batch(targets, 3), null, null)
                    .of("cross-entropy"));
            assertThat(loss).isCloseTo(loss(parameters, x, targets), within(1e-6));
            float[] gradient = f.gradient();
            for (int i = 0; i < parameters.length; i++) {
                float[] more = parameters.clone();
                float[] less = parameters.clone();
                more[i] += 1e-3f;
                less[i] -= 1e-3f;
                double difference = (loss(more, x, targets) - loss(less, x, targets)) / ((double) more[i] - less[i]);
                assertThat((double) gradient[i]).isCloseTo(2 * difference, within(1e-5));
            }
        }
    }

    private static double loss(float[] parameters, float[] x, float[] targets) {
        double loss = 0;
        for (int row = 0; row < 2; row++) {
            double[] y = new double[3];
            for (int k = 0; k < 3; k++) {
                y[k] = parameters[6 + k]
                        + (double) parameters[2 * k] * x[2 * row]
                        + (double) parameters[2 * k + 1] * x[2 * row + 1];
            }
            double sum = Arrays.stream(y).map(Math::exp).sum();
            for (int k = 0; k < 3; k++) {
                loss -= targets[3 * row + k] * (y[k] - Math.log(sum)) / 2;
            }
        }
        return loss;
    }

    @Test
    @Tag("training")
    void should_tell_drawn_digits_apart() {
        DigitFiles files = DigitFiles.in(DATA);
        IdxImageSource training = files.training(0);
        ImageJudge judge =
                ImageJudge.train(training.shape(), DigitFiles.pixels(training), training.labels(), 10, 10, 1);
        float[] test = DigitFiles.pixels(files.test(0));

        assertThat(judge.accuracy(test, files.test(0).labels())).isGreaterThan(0.9);
        assertThat(judge.features(test)).hasSize(200 * judge.featureColumns());
        float[] scores = judge.scores(test);
        for (int row = 0; row < 200; row++) {
            double sum = 0;
            for (int k = 0; k < 10; k++) {
                sum += scores[10 * row + k];
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }
}
