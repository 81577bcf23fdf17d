/**
 * Networks on images: what they repair, what they make of noise, what their codes are like, and what is drawn from them. An
 * {@link org.idem4j.tribuo.experiment.images.ImageRecipe} is a way to train, an {@link org.idem4j.tribuo.experiment.images.ImagePoint}
 * one training on an {@link org.idem4j.tribuo.experiment.images.ImageSet}, which a
 * {@link org.idem4j.tribuo.experiment.images.LiveGrid} lets be watched and an
 * {@link org.idem4j.tribuo.experiment.images.ImageMeasurement} measures.
 * {@link org.idem4j.tribuo.experiment.images.SampleMeasures} judge images by a classifier that is trained here, beside their spread
 * and their distance from true ones, for none of these tells much alone.
 */
package org.idem4j.tribuo.experiment.images;
