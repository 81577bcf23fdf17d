package org.idem4j.tribuo.experiment.images;

/**
 * All that determines a training on images.
 *
 * @param content The SHA-256 of the files.
 * @param recipe The way.
 * @param noise What stands for noise.
 * @param width The channels of the first convolution.
 * @param latent The length of the code, or the rank of a projector.
 * @param images The training images.
 * @param epochs How often they are gone through.
 * @param batchSize The images of a step.
 * @param learningRate Of Adam, one cycle.
 * @param weight Of the idempotence term.
 * @param seed Of everything random.
 */
record ImageSettings(
        String content,
        ImageRecipe recipe,
        ImageNoise noise,
        int width,
        int latent,
        int images,
        int epochs,
        int batchSize,
        double learningRate,
        double weight,
        long seed) {}
