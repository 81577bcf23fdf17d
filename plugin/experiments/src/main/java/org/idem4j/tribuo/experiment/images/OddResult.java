package org.idem4j.tribuo.experiment.images;

/**
 * Areas under the curve of the test images of a class against those of all others.
 *
 * @param density By the density of the codes of the network of the modified gradient: the detector's own score.
 * @param distance By how far that network moves an image.
 * @param plainDensity As {@code density}, of the same network without idempotence.
 * @param plainDistance As {@code distance}, of that one: an autoencoder's error.
 * @param principalDensity By the density of coordinates along principal directions.
 * @param principalError By what lies outside these directions.
 * @param expected The test images of the class.
 * @param others Those of the others.
 */
record OddResult(
        double density,
        double distance,
        double plainDensity,
        double plainDistance,
        double principalDensity,
        double principalError,
        int expected,
        int others) {}
