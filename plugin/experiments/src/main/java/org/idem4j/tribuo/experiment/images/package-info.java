/**
 * Networks on images: what they repair, what they make of noise, and what is drawn from them. An
 * {@link org.idem4j.tribuo.experiment.images.ImageRecipe} is a way to train, an {@link org.idem4j.tribuo.experiment.images.ImagePoint}
 * one training with its measurement. {@link org.idem4j.tribuo.experiment.images.SampleMeasures} judge images by a classifier that
 * is trained here, beside their spread and their distance from true ones, for none of these tells much alone.
 * An {@link org.idem4j.tribuo.experiment.images.OddPoint} trains detectors of one class's images, which are to find the others.
 */
package org.idem4j.tribuo.experiment.images;
