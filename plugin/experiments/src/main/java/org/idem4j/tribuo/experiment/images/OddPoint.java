package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.anomaly.RankStatistic;
import org.idem4j.tribuo.data.EventDataSource;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.task.Task;
import org.tribuo.MutableDataset;

/**
 * Detectors of one class's images, and what they find among all test images.
 *
 * @param id Its name.
 * @param configuration The training.
 * @param set The images.
 */
record OddPoint(String id, OddSettings configuration, JudgedDigits set) implements Task<OddResult> {

    /** The threshold says nothing of the area under the curve; a fifth of few images is enough for this one. */
    private static final double QUANTILE = 0.9;

    private static final double HELD_OUT = 0.2;

    /** A guess, for 28 × 28 pixels and a width of 16, of both networks. */
    private static final double SECONDS_PER_IMAGE = 6e-4;

    @Override
    public double seconds() {
        return SECONDS_PER_IMAGE * configuration.images() * configuration.epochs() * configuration.width() / 16;
    }

    @Override
    public OddResult run(DoubleConsumer progress) {
        IdxImageSource images = set.files().trainingOf(configuration.expected(), configuration.images());
        IdempotentAnomalyModel ours = detector(images, configuration.weight(), share -> progress.accept(share / 2));
        IdempotentAnomalyModel plain = detector(images, 0, share -> progress.accept((1 + share) / 2));
        PrincipalScores principal = new PrincipalScores(
                DigitFiles.pixels(images), set.files().shape().size(), configuration.latent(), configuration.seed());
        Sorted test = Sorted.of(set.files().test(0), configuration.expected());
        return new OddResult(
                test.area(ours::scores),
                test.area(rows -> ours.scale().distances(ours.regressor(), rows)),
                test.area(plain::scores),
                test.area(rows -> plain.scale().distances(plain.regressor(), rows)),
                test.area(principal::rarities),
                test.area(principal::errors),
                test.expected().length / test.columns(),
                test.others().length / test.columns());
    }

    private IdempotentAnomalyModel detector(IdxImageSource images, double weight, DoubleConsumer progress) {
        IdempotentTrainer selfMap = IdempotentTrainer.builder()
                .network(Dcgan.of(set.files().shape(), configuration.width(), configuration.latent())
                        .withActivations(Activation.LEAKYRELU, Activation.SIGMOID))
                .standardize(false)
                .guard(false)
                .idempotenceWeight(weight)
                .optimiser(Adam.of(configuration.learningRate(), RateSchedule.ONE_CYCLE))
                .epochs(configuration.epochs())
                .batchSize(configuration.batchSize())
                .seed(configuration.seed())
                .build();
        selfMap.addListener(new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                progress.accept((double) epoch.epoch() / configuration.epochs());
            }
        });
        return new IdempotentAnomalyTrainer(selfMap, QUANTILE, HELD_OUT, configuration.seed())
                .train(new MutableDataset<>(EventDataSource.expected(images)));
    }

    /** The configuration tells the files' content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OddPoint point && id.equals(point.id) && configuration.equals(point.configuration);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Test images by whether they are expected. */
    private record Sorted(float[] expected, float[] others, int columns) {

        static Sorted of(IdxImageSource images, int label) {
            float[] pixels = DigitFiles.pixels(images);
            int[] labels = images.labels();
            int n = images.shape().size();
            return new Sorted(chosen(pixels, n, labels, label, true), chosen(pixels, n, labels, label, false), n);
        }

        private static float[] chosen(float[] pixels, int n, int[] labels, int label, boolean same) {
            int count = 0;
            float[] chosen = new float[pixels.length];
            for (int i = 0; i < labels.length; i++) {
                if ((labels[i] == label) == same) {
                    System.arraycopy(pixels, i * n, chosen, count++ * n, n);
                }
            }
            return Arrays.copyOf(chosen, count * n);
        }

        double area(Function<float[], double[]> score) {
            return RankStatistic.areaUnderCurve(score.apply(expected), score.apply(others));
        }
    }
}
