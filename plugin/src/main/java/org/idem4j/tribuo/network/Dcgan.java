package org.idem4j.tribuo.network;

/**
 * f = G ∘ D: strided convolutions D to a vector and transposed ones G back, DCGAN's two networks one on the other as in the paper's
 * section on generation. The vector is the {@linkplain ImageNetwork#encoder() code} of an image.
 */
public final class Dcgan extends ConvolutionalAutoencoder<Dcgan> {

    /** For OLCUT. */
    private Dcgan() {}

    /**
     * A network for images of a shape.
     *
     * @param image Their shape.
     * @param width The channels of the first convolution.
     * @param latent The length of the vector in the middle.
     * @return The description.
     * @throws IllegalArgumentException If a size is not positive, or the sides of the images can't be halved.
     */
    public static Dcgan of(ImageShape image, int width, int latent) {
        return new Dcgan().withSizes(image, width, 0, latent);
    }

    @Override
    Dcgan blank() {
        return new Dcgan();
    }

    @Override
    boolean skips() {
        return false;
    }
}
