/**
 * Networks on images: what they repair, what they make of noise, and what is drawn from them. An
 * {@link org.idem4j.tribuo.experiment.images.ImageRecipe} is a way to train, an {@link org.idem4j.tribuo.experiment.images.ImagePoint}
 * one training with its measurement. {@link org.idem4j.tribuo.experiment.images.SampleMeasures} judge images by a classifier that
 * is trained here, beside their spread and their distance from true ones, for none of these tells much alone.
 */
package org.idem4j.tribuo.experiment.images;
