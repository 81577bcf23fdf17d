package org.idem4j.tribuo.experiment.images;

/** A few numbers for each image, in which sets of images are compared. */
interface ImageFeatures {

    /** What they are, in a sentence: "the classifier's features". */
    String told();

    /** How many there are for an image. */
    int featureColumns();

    /** Row-major, [images × featureColumns]. */
    float[] features(float[] images);
}
