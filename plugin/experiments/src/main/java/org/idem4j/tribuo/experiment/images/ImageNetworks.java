package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.CouplingNet;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;

/** The networks of the recipes. */
final class ImageNetworks {

    private static final int COUPLINGS = 8;

    /** The units of a coupling's hidden layer, for each channel of the other networks. */
    private static final int UNITS = 16;

    private ImageNetworks() {}

    static NetworkDescription of(ImageSettings settings, ImageShape shape) {
        if (settings.recipe() == ImageRecipe.EXACT) {
            return ConvolutionalProjector.of(shape, COUPLINGS, settings.latent(), settings.width())
                    .withNets(CouplingNet.DENSE, UNITS * settings.width());
        }
        return Dcgan.of(shape, settings.width(), settings.latent())
                .withNorm(settings.recipe().batchNorm() ? ImageNorm.BATCH : ImageNorm.GROUP)
                .withActivations(Activation.LEAKYRELU, Activation.SIGMOID);
    }
}
