package org.idem4j.tribuo.experiment.images;

import java.util.Map;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * What a training on images came to. Values of pixels are from 0 to 1; errors and gaps are root mean squares over pixels.
 *
 * @param repair Of test images with one of the kinds of damage each that networks are trained on.
 * @param byKind Of test images all with one kind.
 * @param gaps What pass after pass changes.
 * @param fromNoise What f makes of noise.
 * @param fromMixture What is drawn from the mixture; null where there is none.
 * @param collapsed Whether what f makes of noise varies less than a third as much as true images.
 * @param pictures Some of these.
 * @param nearest The nearest training images of some that were drawn; null where there is no mixture.
 * @param codes What codes stand for; null where there are none.
 * @param course The training.
 * @param outcome How training ended.
 * @param seconds Of training.
 */
record ImageResult(
        Restored repair,
        Map<KindOfDamage, Restored> byKind,
        GapCurves gaps,
        SampleMeasures fromNoise,
        SampleMeasures fromMixture,
        boolean collapsed,
        ShownImages pictures,
        NearestImages nearest,
        CodeAnalysis codes,
        TrainingCourse course,
        TrainingOutcome outcome,
        double seconds) {}
