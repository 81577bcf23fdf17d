/**
 * Networks on images: what they repair, what they make of noise, what their codes are like, and what is drawn from them. An
 * {@link org.idem4j.tribuo.experiment.images.ImageRecipe} is a way to train, an {@link org.idem4j.tribuo.experiment.images.ImagePoint}
 * one training on an {@link org.idem4j.tribuo.experiment.images.ImageSet}, which a
 * {@link org.idem4j.tribuo.experiment.images.LiveGrid} lets be watched and an
 * {@link org.idem4j.tribuo.experiment.images.ImageMeasurement} measures.
 * {@link org.idem4j.tribuo.experiment.images.SampleMeasures} judge images by a classifier that is trained here, where they have
 * classes, beside their spread and their distance from true ones, for none of these tells much alone. Faces have none
 * ({@link org.idem4j.tribuo.experiment.images.FaceImages}); of drawn ones the factors are known, and a
 * {@link org.idem4j.tribuo.experiment.images.FactorMeasurement} tells what codes hold of these.
 * An {@link org.idem4j.tribuo.experiment.images.OddPoint} trains detectors of one class's images, which are to find the others.
 */
package org.idem4j.tribuo.experiment.images;
