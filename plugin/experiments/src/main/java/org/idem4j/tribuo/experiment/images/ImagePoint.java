package org.idem4j.tribuo.experiment.images;

import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingStep;
import org.idem4j.tribuo.task.Task;

/**
 * One training on images and its measurement on test images.
 *
 * @param id Its name.
 * @param configuration The training.
 * @param set The images, and what they are judged by.
 * @param pictureEvery The steps from one live picture to the next; 0 for the first and each tenth of the training. It does not
 *     change the result.
 */
record ImagePoint(String id, ImageSettings configuration, ImageSet set, int pictureEvery) implements Task<ImageResult> {

    /** Of IGN, beside a reconstruction and an idempotence of weight 1. */
    private static final double TIGHTNESS = 0.125;

    private static final double WARM_UP = 0.1;

    @Override
    public double seconds() {
        return set.secondsPerImage() * configuration.images() * configuration.epochs() * configuration.width() / 16;
    }

    @Override
    public ImageResult run(DoubleConsumer progress) {
        return run(progress, null);
    }

    /** Draws {@code live/ID.png}, what becomes of noise, again and again. */
    @Override
    public ImageResult run(DoubleConsumer progress, Path live) {
        ImageShape shape = set.shape();
        LossCourse losses = new LossCourse();
        LiveGrid grid = new LiveGrid(
                new ImageStrips(shape),
                configuration.noise().rows(set, ShownImages.SHOWN, configuration.seed() + 1),
                pictureEvery,
                live == null ? null : live.resolve(id + ".png"));
        IdempotentTrainer trainer = trainer();
        trainer.addListener(losses);
        trainer.addListener(grid);
        trainer.addListener(new TrainingListener() {
            @Override
            public void stepEnded(TrainingStep step) {
                progress.accept(Math.min(1, (double) step.number() / step.planned()));
            }
        });
        IdempotentModel model = trainer.train(set.training(configuration.images()));
        return new ImageMeasurement(model, set, configuration.noise(), configuration.seed())
                .result(new TrainingCourse(losses.curves(), grid.frames()));
    }

    private IdempotentTrainer trainer() {
        ImageRecipe recipe = configuration.recipe();
        return IdempotentTrainer.builder()
                .network(ImageNetworks.of(configuration, set.shape()))
                .standardize(false)
                .guard(false)
                .gradient(recipe.ordinary() ? GradientRule.ORDINARY : GradientRule.MODIFIED)
                .idempotenceWeight(recipe.weighted() ? configuration.weight() : 0)
                .idempotenceInputs(recipe.onNoise() ? IdempotenceInputs.NOISE : IdempotenceInputs.DATA)
                .noise(configuration.noise().description(set.shape()))
                .frozenCopy(recipe == ImageRecipe.IGN)
                .tightnessWeight(recipe == ImageRecipe.IGN ? TIGHTNESS : 0)
                .likelihoodWeight(recipe == ImageRecipe.LIKELIHOOD ? 1 : 0)
                .warmUp(recipe == ImageRecipe.IGN ? WARM_UP : 0)
                .corruption(recipe.repairs() ? KindOfDamage.trainedOn(set.shape()) : null)
                .optimiser(Adam.of(configuration.learningRate(), RateSchedule.ONE_CYCLE))
                .mixture(new ClusterMixture())
                .epochs(configuration.epochs())
                .batchSize(configuration.batchSize())
                .seed(configuration.seed())
                .build();
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
