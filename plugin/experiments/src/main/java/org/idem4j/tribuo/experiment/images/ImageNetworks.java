package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;

/** The networks of the recipes. */
final class ImageNetworks {

    private ImageNetworks() {}

    static NetworkDescription of(ImageSettings settings, ImageShape shape) {
        if (settings.recipe() == ImageRecipe.EXACT) {
            return AutoencoderProjector.of(shape, settings.width(), settings.latent());
        }
        return Dcgan.of(shape, settings.width(), settings.latent())
                .withNorm(settings.recipe().batchNorm() ? ImageNorm.BATCH : ImageNorm.GROUP)
                .withActivations(Activation.LEAKYRELU, Activation.SIGMOID);
    }
}
