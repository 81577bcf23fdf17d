package org.idem4j.tribuo.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.CouplingNet;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageAutoencoder;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.UNet;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;

/**
 * A network over images and its step, as the configurations for images train: reconstruction, and the modified idempotence within
 * a trust radius where it isn't by construction; Adam. Three applications of f, or one, and one way back.
 *
 * @param name Its name.
 * @param description The network.
 * @param batch The images of a step.
 * @param modified Whether idempotence is a term.
 * @param steps The steps timed in a round.
 */
record ImageWorkload(String name, NetworkDescription description, int batch, boolean modified, int steps) {

    static final double RATE = 2e-3;

    /** The trainer's default. */
    static final double TRUST_RADIUS = 0.5;

    private static final ImageShape GREY = new ImageShape(1, 28, 28);
    private static final ImageShape COLOURED = new ImageShape(3, 64, 64);

    static final List<ImageWorkload> ALL = List.of(
            new ImageWorkload("dcgan28", pixels(Dcgan.of(GREY, 32, 128)), 128, true, 10),
            new ImageWorkload("unet28", pixels(UNet.of(GREY, 32, 128)), 128, true, 10),
            new ImageWorkload("dcgan64", pixels(Dcgan.of(COLOURED, 64, 128)), 64, true, 3),
            new ImageWorkload(
                    "exact28", ConvolutionalProjector.of(GREY, 8, 64).withNets(CouplingNet.DENSE, 256), 64, false, 50));

    private static <T extends ImageAutoencoder<T>> T pixels(ImageAutoencoder<T> network) {
        return network.withActivations(Activation.LEAKYRELU, Activation.SIGMOID);
    }

    /**
     * The workload of a name.
     *
     * @throws IllegalArgumentException If there is none.
     */
    static ImageWorkload of(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no network " + name + " among "
                        + ALL.stream().map(ImageWorkload::name).toList() + "."));
    }

    /** Whether it is of convolutions. */
    boolean convolutional() {
        return description instanceof ImageAutoencoder;
    }

    /** Whether DL4J has layers for it, but for the norm: it lacks couplings, and would take half a minute for large images. */
    boolean inDl4j() {
        return convolutional() && shape().equals(GREY);
    }

    /** The same without group normalisation, which DL4J lacks. */
    ImageWorkload withoutNorm() {
        return description instanceof ImageAutoencoder<?> network
                ? new ImageWorkload(name, network.withNorm(ImageNorm.NONE), batch, modified, steps)
                : this;
    }

    ImageShape shape() {
        return description.imageShape().orElseThrow();
    }

    /** The network, at first parameters that are moved a little, so that what begins as zero has a gradient as well. */
    InitialNetwork initial() {
        RandomGenerator random = new SplittableRandom(1);
        InitialNetwork drawn = description.draw(shape().size(), random);
        float[] parameters = drawn.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += (float) (0.01 * random.nextGaussian());
        }
        return drawn;
    }

    /** Images of pixels between 0 and 1. */
    float[] target() {
        RandomGenerator random = new SplittableRandom(2);
        float[] pixels = new float[batch * shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        return pixels;
    }

    /** The same, damaged by noise. */
    float[] damaged() {
        RandomGenerator random = new SplittableRandom(3);
        float[] pixels = target();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += (float) (0.3 * random.nextGaussian());
        }
        return pixels;
    }

    Objective objective() {
        Term idempotence = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);
        return modified
                ? Objective.of(
                        new Reconstruction().times(1), idempotence.times(1).within(TRUST_RADIUS))
                : Objective.of(new Reconstruction().times(1));
    }

    Optimiser optimiser() {
        return Adam.of(RATE, RateSchedule.CONSTANT);
    }
}
