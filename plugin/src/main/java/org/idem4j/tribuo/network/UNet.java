package org.idem4j.tribuo.network;

/**
 * A {@link Dcgan} with a way around each level (Ronneberger et al. 2015), which keeps the details that do not fit through the
 * vector; so the vector alone is no code of an image.
 */
public final class UNet extends ConvolutionalAutoencoder<UNet> {

    /** For OLCUT. */
    private UNet() {}

    /**
     * A network for images of a shape.
     *
     * @param image Their shape.
     * @param width The channels of the first convolution.
     * @param latent The length of the vector in the middle.
     * @return The description.
     * @throws IllegalArgumentException If a size is not positive, or the sides of the images can't be halved.
     */
    public static UNet of(ImageShape image, int width, int latent) {
        return new UNet().withSizes(image, width, 0, latent);
    }

    @Override
    UNet blank() {
        return new UNet();
    }

    @Override
    boolean skips() {
        return true;
    }
}
