package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.projection.SpanProjection;

/**
 * An autoencoder over images that is idempotent by construction, f = g⁻¹ ∘ A ∘ g (see {@link Projector}): as many pixels as the
 * code is long carry it. A first coupling adds to them what an encoder D makes of all others, a second takes from these what a
 * decoder G makes of the carriers, and a third corrects the carriers by what is left. A keeps the carriers, from which g⁻¹ makes
 * the image: G gives the others, and D takes itself out of the carriers. The carriers are the pixels that vary least in the
 * targets, a border for instance. Train it by the reconstruction term alone. An OLCUT component, and a value with {@code with…}
 * methods for use in code.
 */
public final class AutoencoderProjector implements NetworkDescription {

    private static final int GROUPS = 8;
    private static final double SLOPE = 0.2;

    @Config(description = "The shape of an image, channels x height x width, such as 3x64x64.")
    private String image = "1x28x28";

    @Config(description = "The channels of the first convolution; each further one has twice as many.")
    private int width = 32;

    @Config(description = "How often the sides are halved; 0 for as long as they are even and above 7.")
    private int depth = 0;

    @Config(
            description =
                    "The length of the code, which is the rank of the projector: the dimension of what f leaves alone.")
    private int rank = 64;

    @Config(description = "How often the code is corrected by what the decoder leaves of the image.")
    private int corrections = 1;

    @Config(description = "The activation function of the layers but the last.")
    private Activation activation = Activation.LEAKYRELU;

    /** For OLCUT. */
    private AutoencoderProjector() {}

    /**
     * A network for images of a shape.
     *
     * @param image Their shape.
     * @param width The channels of the first convolution.
     * @param rank The length of the code.
     * @return The description.
     * @throws IllegalArgumentException If a size is not positive, the rank not below that of an image, or the sides of the images
     *     can't be halved.
     */
    public static AutoencoderProjector of(ImageShape image, int width, int rank) {
        return new AutoencoderProjector().with(copy -> {
            copy.image = image.toString();
            copy.width = width;
            copy.rank = rank;
        });
    }

    /**
     * The same with another depth.
     *
     * @param halvings How often the sides are halved; 0 for as long as they are even and above 7.
     * @return A new description.
     * @throws IllegalArgumentException If they can't be halved so often.
     */
    public AutoencoderProjector withDepth(int halvings) {
        return with(copy -> copy.depth = halvings);
    }

    /**
     * The same with more or fewer corrections.
     *
     * @param times How often the code is corrected; 0 for never.
     * @return A new description.
     * @throws IllegalArgumentException If the number is negative.
     */
    public AutoencoderProjector withCorrections(int times) {
        return with(copy -> copy.corrections = times);
    }

    /**
     * The same with another activation function.
     *
     * @param ofLayers Of all layers but the last.
     * @return A new description.
     * @throws IllegalArgumentException If an image network can't have it.
     */
    public AutoencoderProjector withActivation(Activation ofLayers) {
        return with(copy -> copy.activation = ofLayers);
    }

    private AutoencoderProjector with(Consumer<AutoencoderProjector> change) {
        AutoencoderProjector copy = ConfiguredFields.copy(this, new AutoencoderProjector());
        change.accept(copy);
        copy.check();
        return copy;
    }

    @Override
    public void postConfig() {
        try {
            check();
        } catch (IllegalArgumentException e) {
            throw new PropertyException("", "image", e.getMessage());
        }
    }

    private void check() {
        if (corrections < 0) {
            throw new IllegalArgumentException("The corrections must not be negative, but are " + corrections + ".");
        }
        levels();
        new SpanProjection(ImageShape.parse(image).size(), rank);
    }

    private ImageNetwork levels() {
        NormalisedLayers inner = new NormalisedLayers(ImageNorm.GROUP, GROUPS, new ImageActivation(activation, SLOPE));
        ImageActivation outer = new ImageActivation(Activation.SIGMOID, 0);
        return new ImageLevels(ImageShape.parse(image), width, depth, rank, inner, outer, false).network();
    }

    @Override
    public Optional<ImageShape> imageShape() {
        return Optional.of(ImageShape.parse(image));
    }

    /** The carriers lie evenly among the columns. */
    @Override
    public InitialNetwork draw(int dimension, RandomGenerator random) {
        return draw(dimension, Carriers.spread(dimension, rank), random);
    }

    @Override
    public InitialNetwork draw(TargetRows targets, RandomGenerator random) {
        return draw(targets.dimension(), Carriers.leastVarying(targets, rank), random);
    }

    private InitialNetwork draw(int dimension, Carriers carriers, RandomGenerator random) {
        ImageShape.parse(image).requireRows(dimension);
        ImageNetwork levels = levels();
        ImageNetwork encoder = new ImageNetwork(levels.layers().subList(0, levels.encoder()), 0);
        ImageNetwork decoder = decoder(levels);
        List<Coupling> couplings = new ArrayList<>();
        couplings.add(new Coupling(carriers.others(), carriers.columns(), encoder));
        for (int i = 0; i < corrections; i++) {
            couplings.add(new Coupling(carriers.columns(), carriers.others(), decoder));
            couplings.add(new Coupling(carriers.others(), carriers.columns(), encoder));
        }
        if (corrections == 0) {
            couplings.add(new Coupling(carriers.columns(), carriers.others(), decoder));
        }
        Projector projector = new Projector(couplings, new SpanProjection(dimension, rank));
        return new InitialNetwork(projector, first(projector, carriers, random));
    }

    /** Its last layer scales and shifts what is between 0 and 1, and g takes it away: it begins with the factor −1. */
    private static ImageNetwork decoder(ImageNetwork levels) {
        List<ImageLayer> layers = new ArrayList<>(
                levels.layers().subList(levels.encoder(), levels.layers().size()));
        ImageShape shape = levels.output();
        layers.add(new ConvolutionLayer(shape, shape.channels(), 1, 1, 0, ImageActivation.IDENTITY));
        return new ImageNetwork(layers, 0);
    }

    private static float[] first(Projector projector, Carriers carriers, RandomGenerator random) {
        float[] parameters = NetworkSize.room(projector::parameterCount);
        int from = 0;
        for (Coupling coupling : projector.couplings()) {
            ImageNetwork net = (ImageNetwork) coupling.function();
            float[] own = ImageLayers.draw(net.layers(), Initialisation.FAN_IN_UNIFORM, random);
            if (coupling.givesWhole()) {
                negate(own, net.output().channels());
            }
            System.arraycopy(own, 0, parameters, from, own.length);
            from += own.length;
        }
        float[] span = carriers.span(projector.dimension());
        System.arraycopy(span, 0, parameters, from, span.length);
        return parameters;
    }

    /** Writes the last layer: no bias, −I. */
    private static void negate(float[] parameters, int channels) {
        int bias = parameters.length - channels * (channels + 1);
        for (int i = bias; i < parameters.length; i++) {
            parameters[i] = 0;
        }
        for (int channel = 0; channel < channels; channel++) {
            parameters[bias + channels + channel * (channels + 1)] = -1;
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Network");
    }
}
