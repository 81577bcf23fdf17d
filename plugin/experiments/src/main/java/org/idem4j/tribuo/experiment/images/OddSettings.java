package org.idem4j.tribuo.experiment.images;

/**
 * All that determines a detector of the images of other classes.
 *
 * @param content The SHA-256 of the files.
 * @param expected The class whose images are expected, and trained on.
 * @param images The training images, the first of the class.
 * @param width The channels of the first convolution.
 * @param latent The length of the code, and the principal directions.
 * @param epochs How often the images are gone through.
 * @param batchSize The images of a step.
 * @param learningRate Of Adam, one cycle.
 * @param weight Of the modified gradient.
 * @param seed Of everything random.
 */
record OddSettings(
        String content,
        int expected,
        int images,
        int width,
        int latent,
        int epochs,
        int batchSize,
        double learningRate,
        double weight,
        long seed) {}
