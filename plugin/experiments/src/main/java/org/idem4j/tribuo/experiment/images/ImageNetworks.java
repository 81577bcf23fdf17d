package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageAutoencoder;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImagePerceptron;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;

/** The networks of the recipes. */
final class ImageNetworks {

    /** The hidden width of a perceptron where convolutions have one channel. */
    private static final int HIDDEN = 16;

    private ImageNetworks() {}

    static NetworkDescription of(ImageSettings settings, ImageShape shape) {
        if (settings.recipe() == ImageRecipe.EXACT) {
            return AutoencoderProjector.of(shape, settings.width(), settings.latent());
        }
        ImageAutoencoder<?> network = settings.recipe().perceptron()
                ? ImagePerceptron.of(shape, settings.latent(), HIDDEN * settings.width())
                : Dcgan.of(shape, settings.width(), settings.latent());
        return network.withNorm(settings.recipe().batchNorm() ? ImageNorm.BATCH : ImageNorm.GROUP)
                .withActivations(Activation.LEAKYRELU, Activation.SIGMOID);
    }
}
