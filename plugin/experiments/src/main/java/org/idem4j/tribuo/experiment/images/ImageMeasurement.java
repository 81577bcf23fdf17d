package org.idem4j.tribuo.experiment.images;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * Measures a trained network on test images.
 *
 * @param model The network.
 * @param set The images.
 * @param noise What stands for noise.
 * @param seed Of damage and noise, and of what is drawn.
 */
record ImageMeasurement(IdempotentModel model, ImageSet set, ImageNoise noise, long seed) {

    /** The images that are measured on. */
    static final int MEASURED = 1000;

    /** The training images that others are compared with. */
    static final int COMPARED = 10_000;

    /** All there is to measure. */
    ImageResult result(TrainingCourse course) {
        int n = set.shape().size();
        float[] truth = set.testPixels(MEASURED);
        float[] z = noise.rows(set, truth.length / n, seed + 1);
        float[] damaged = KindOfDamage.damaged(KindOfDamage.trainedOn(set.shape()), truth, set.shape(), seed);
        float[] once = model.apply(z);
        float[] drawn = model.mixture().isPresent()
                ? model.sample(truth.length / n, new SplittableRandom(seed + 2))
                : new float[0];
        SampleMeasures fromNoise = set.measures(once);
        return new ImageResult(
                Restored.of(model::apply, damaged, truth, set),
                byKind(truth),
                GapCurves.of(model::apply, truth, z, damaged),
                fromNoise,
                drawn.length == 0 ? null : set.measures(drawn),
                new NoiseSpread(fromNoise.deviation(), NoiseSpread.spread(truth, n)).collapsed(),
                new ShownImages(
                        ShownImages.first(z, n),
                        ShownImages.first(once, n),
                        ShownImages.first(model.apply(once), n),
                        ShownImages.first(drawn, n)),
                drawn.length == 0 ? null : NearestImages.of(drawn, set.trainingPixels(COMPARED), n),
                model.codes()
                        .map(codes -> new CodeMeasurement(Coding.of(codes), set).analysis())
                        .orElse(null),
                course,
                model.run().outcome().orElseThrow(),
                model.run().seconds());
    }

    private Map<KindOfDamage, Restored> byKind(float[] truth) {
        Map<KindOfDamage, Restored> byKind = new EnumMap<>(KindOfDamage.class);
        for (KindOfDamage kind : KindOfDamage.values()) {
            float[] damaged = KindOfDamage.damaged(kind.of(set.shape()), truth, set.shape(), seed);
            byKind.put(kind, Restored.of(model::apply, damaged, truth, set));
        }
        return byKind;
    }
}
