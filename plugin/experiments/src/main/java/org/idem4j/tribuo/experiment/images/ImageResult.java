package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * What a training on images came to. Values of pixels are from 0 to 1; errors and gaps are root mean squares over pixels.
 *
 * @param damage The error of damaged test images.
 * @param damagedAccuracy The classifier's on these.
 * @param repair The error after one pass.
 * @param repairedAccuracy The classifier's on repaired ones.
 * @param gapOnDamage gap[k] of damaged images, that of f<sup>k+2</sup> and f<sup>k+1</sup>.
 * @param gapOnNoise The same of N(0, 1).
 * @param fromNoise What f makes of noise.
 * @param fromMixture What is drawn from the mixture; null where there is none.
 * @param collapsed Whether what f makes of noise varies less than a third as much as true images.
 * @param pictures Bytes of pixels: noise, f, f∘f; damaged, repaired; drawn.
 * @param outcome How training ended.
 * @param seconds Of training.
 */
record ImageResult(
        double damage,
        double damagedAccuracy,
        double repair,
        double repairedAccuracy,
        double[] gapOnDamage,
        double[] gapOnNoise,
        SampleMeasures fromNoise,
        SampleMeasures fromMixture,
        boolean collapsed,
        ShownImages pictures,
        TrainingOutcome outcome,
        double seconds) {}
