package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.task.Task;

/**
 * One training on images and its measurement on test images.
 *
 * @param id Its name.
 * @param configuration The training.
 * @param set The images, and what they are judged by.
 */
record ImagePoint(String id, ImageSettings configuration, JudgedDigits set) implements Task<ImageResult> {

    /** The images that are measured on. */
    private static final int MEASURED = 1000;

    /** The passes of a course of gaps. */
    private static final int PASSES = 10;

    /** The images of each kind that are shown. */
    private static final int SHOWN = 10;

    /** Of IGN, beside a reconstruction and an idempotence of weight 1. */
    private static final double TIGHTNESS = 0.125;

    private static final double WARM_UP = 0.1;

    /** A guess, for 28 × 28 pixels and a width of 16. */
    private static final double SECONDS_PER_IMAGE = 2.5e-4;

    @Override
    public double seconds() {
        return SECONDS_PER_IMAGE * configuration.images() * configuration.epochs() * configuration.width() / 16;
    }

    @Override
    public ImageResult run(DoubleConsumer progress) {
        IdempotentTrainer trainer = trainer();
        trainer.addListener(new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                progress.accept((double) epoch.epoch() / configuration.epochs());
            }
        });
        IdempotentModel model = trainer.train(RowBlockDataset.of(set.files().training(configuration.images())));
        return measured(model);
    }

    private IdempotentTrainer trainer() {
        ImageRecipe recipe = configuration.recipe();
        return IdempotentTrainer.builder()
                .network(ImageNetworks.of(configuration, set.files().shape()))
                .standardize(false)
                .guard(false)
                .gradient(recipe.ordinary() ? GradientRule.ORDINARY : GradientRule.MODIFIED)
                .idempotenceWeight(recipe.weighted() ? configuration.weight() : 0)
                .idempotenceInputs(recipe.onNoise() ? IdempotenceInputs.NOISE : IdempotenceInputs.DATA)
                .frozenCopy(recipe == ImageRecipe.IGN)
                .tightnessWeight(recipe == ImageRecipe.IGN ? TIGHTNESS : 0)
                .likelihoodWeight(recipe == ImageRecipe.LIKELIHOOD ? 1 : 0)
                .warmUp(recipe == ImageRecipe.IGN ? WARM_UP : 0)
                .corruption(recipe.repairs() ? damage() : null)
                .optimiser(Adam.of(configuration.learningRate(), RateSchedule.ONE_CYCLE))
                .mixture(new ClusterMixture())
                .epochs(configuration.epochs())
                .batchSize(configuration.batchSize())
                .seed(configuration.seed())
                .build();
    }

    private Corruption damage() {
        return ImageDamage.of(set.files().shape());
    }

    private ImageResult measured(IdempotentModel model) {
        IdxImageSource test = set.files().test(MEASURED);
        float[] truth = DigitFiles.pixels(test);
        int[] labels = test.labels();
        int n = set.files().shape().size();
        float[] damaged = truth.clone();
        damage().corrupt(damaged, n, new SplittableRandom(configuration.seed()));
        float[] noise = new float[truth.length];
        SplittableRandom random = new SplittableRandom(configuration.seed() + 1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        float[] repaired = model.apply(damaged);
        float[] once = model.apply(noise);
        float[] drawn = model.mixture().isPresent()
                ? model.sample(MEASURED, new SplittableRandom(configuration.seed() + 2))
                : new float[0];
        SampleMeasures fromNoise = set.measures(once);
        return new ImageResult(
                distance(damaged, truth),
                set.judge().accuracy(damaged, labels),
                distance(repaired, truth),
                set.judge().accuracy(repaired, labels),
                gaps(model, damaged),
                gaps(model, noise),
                fromNoise,
                drawn.length == 0 ? null : set.measures(drawn),
                new NoiseSpread(fromNoise.deviation(), NoiseSpread.spread(truth, n)).collapsed(),
                new ShownImages(
                        shown(noise, n),
                        shown(once, n),
                        shown(model.apply(once), n),
                        shown(damaged, n),
                        shown(repaired, n),
                        shown(drawn, n)),
                model.run().outcome().orElseThrow(),
                model.run().seconds());
    }

    private static String shown(float[] images, int n) {
        return ShownImages.encode(Arrays.copyOf(images, Math.min(images.length, SHOWN * n)));
    }

    private static double[] gaps(IdempotentModel model, float[] rows) {
        double[] gaps = new double[PASSES];
        float[] before = model.apply(rows);
        for (int k = 0; k < PASSES; k++) {
            float[] after = model.apply(before);
            gaps[k] = distance(after, before);
            before = after;
        }
        return gaps;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double step = (double) a[i] - b[i];
            sum += step * step;
        }
        return Math.sqrt(sum / a.length);
    }

    /** The configuration tells the files' content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ImagePoint point && id.equals(point.id) && configuration.equals(point.configuration);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
