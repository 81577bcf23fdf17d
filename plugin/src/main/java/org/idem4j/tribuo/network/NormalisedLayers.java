package org.idem4j.tribuo.network;

import java.math.BigInteger;
import java.util.List;

/**
 * How the inner layers of an image network end: in an activation function, with a normalisation before it or without.
 *
 * @param norm What normalises.
 * @param groups Of group normalisation, at most.
 * @param activation The activation function.
 */
record NormalisedLayers(ImageNorm norm, int groups, ImageActivation activation) {

    NormalisedLayers {
        if (groups < 1) {
            throw new IllegalArgumentException("The groups must be at least 1, not " + groups + ".");
        }
    }

    /** What a layer that is to be normalised ends in by itself. */
    ImageActivation own() {
        return norm == ImageNorm.NONE ? activation : ImageActivation.IDENTITY;
    }

    /** Adds what normalises the images of a layer. */
    void add(List<ImageLayer> layers, ImageShape shape) {
        if (norm == ImageNorm.GROUP) {
            int divisor = BigInteger.valueOf(shape.channels())
                    .gcd(BigInteger.valueOf(groups))
                    .intValue();
            layers.add(new GroupNormLayer(shape, divisor, activation));
        } else if (norm == ImageNorm.BATCH) {
            layers.add(new BatchNormLayer(shape, activation));
        }
    }
}
