package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.projection.PrincipalDirections;
import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.SpanProjection;

/**
 * A network over images that is idempotent by construction, f = g⁻¹ ∘ A ∘ g (see {@link Projector}), with couplings that read
 * one half of a squeezed image and shift the other, and A the projector on a span. Train it by the reconstruction term alone.
 * An OLCUT component, and a value with {@code with…} methods for use in code.
 */
public final class ConvolutionalProjector implements NetworkDescription {

    @Config(
            description =
                    "The shape of an image, channels x height x width, such as 3x64x64; height and width are even.")
    private String image = "1x28x28";

    @Config(description = "The number of couplings; two of them shift every pixel once.")
    private int couplings = 12;

    @Config(description = "What the couplings' nets are made of: CONVOLUTION or DENSE.")
    private CouplingNet net = CouplingNet.CONVOLUTION;

    @Config(description = "The channels, or the widths, of the hidden layers of a coupling's net.")
    private int[] hidden = {32};

    @Config(description = "The side of a convolution's window, an odd number.")
    private int side = 3;

    @Config(description = "The activation function of the hidden layers, one whose values are bounded.")
    private Activation activation = Activation.TANH;

    @Config(description = "The rank of the projector, the dimension of what f leaves alone; 0 to find it.")
    private int rank = 64;

    @Config(
            description =
                    "How a rank of 0 is found: TRIALS, by short trainings; by the principal directions alone DIRECTIONS, the largest that"
                            + " repairs about best, or VARIANCE, the smallest that loses next to nothing of a row.")
    private RankBy rankBy = RankBy.DIRECTIONS;

    /** For OLCUT. */
    private ConvolutionalProjector() {}

    /**
     * A network of convolutional couplings for images of a shape.
     *
     * @param image Their shape, of even sides.
     * @param couplings How many.
     * @param rank The rank of the projector.
     * @param hidden The channels of the hidden layers of each coupling's net.
     * @return The description.
     * @throws IllegalArgumentException If a number is not positive, or a side is odd.
     */
    public static ConvolutionalProjector of(ImageShape image, int couplings, int rank, int... hidden) {
        return new ConvolutionalProjector().with(copy -> {
            copy.image = image.toString();
            copy.couplings = couplings;
            copy.rank = rank;
            copy.hidden = hidden.clone();
        });
    }

    /**
     * The same with other nets.
     *
     * @param of What they are made of.
     * @param widths The channels, or the widths, of their hidden layers.
     * @return A new description.
     * @throws IllegalArgumentException If a width is not positive.
     */
    public ConvolutionalProjector withNets(CouplingNet of, int... widths) {
        return with(copy -> {
            copy.net = of;
            copy.hidden = widths.clone();
        });
    }

    /**
     * The same with another activation function.
     *
     * @param ofHidden Of the hidden layers of the couplings' nets.
     * @return A new description.
     * @throws IllegalArgumentException If its values are not bounded, or an image network can't have it.
     */
    public ConvolutionalProjector withActivation(Activation ofHidden) {
        return with(copy -> copy.activation = ofHidden);
    }

    /**
     * The same with another rank.
     *
     * @param ofProjector The rank, from 1 to n − 1.
     * @return A new description.
     * @throws IllegalArgumentException If it is not.
     */
    public ConvolutionalProjector withRank(int ofProjector) {
        if (ofProjector < 1) {
            throw new IllegalArgumentException("The rank must be at least 1, not " + ofProjector + ".");
        }
        return with(copy -> copy.rank = ofProjector);
    }

    /**
     * The same with a rank that is found.
     *
     * @param by How.
     * @return A new description.
     */
    public ConvolutionalProjector withRankFound(RankBy by) {
        return with(copy -> {
            copy.rank = 0;
            copy.rankBy = by;
        });
    }

    private ConvolutionalProjector with(Consumer<ConvolutionalProjector> change) {
        ConvolutionalProjector copy = ConfiguredFields.copy(this, new ConvolutionalProjector());
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
        if (couplings < 1 || rank < 0 || side < 1 || side % 2 == 0) {
            throw new IllegalArgumentException("A projector over images needs at least 1 coupling, a rank from 0 and"
                    + " windows of an odd side, not " + couplings + ", " + rank + " and " + side + ".");
        }
        if (!activation.bounded()) {
            throw new IllegalArgumentException(activation + " is not bounded: far from the data the couplings would"
                    + " magnify rounding until f(f(x)) is no longer f(x). Take TANH, SIGMOID or HARDTANH.");
        }
        ImageShape shape = ImageShape.parse(image);
        if (rank > 0) {
            new SpanProjection(shape.size(), rank);
        }
        function(new SqueezedHalves(shape).half());
    }

    @Override
    public DecidedNetwork decide(int dimension, RankTrials trials) {
        ImageShape.parse(image).requireRows(dimension);
        return rank > 0 ? new DecidedNetwork(this, List.of()) : rankBy.decide(dimension, trials, this::withRank);
    }

    @Override
    public Optional<ImageShape> imageShape() {
        return Optional.of(ImageShape.parse(image));
    }

    @Override
    public InitialNetwork draw(int dimension, RandomGenerator random) {
        return draw(dimension, projection -> projection.draw(random), random);
    }

    /** f begins as the projector on the leading principal directions of the targets, a linear model to go on from. */
    @Override
    public InitialNetwork draw(TargetRows targets, RandomGenerator random) {
        ImageShape.parse(image).requireRows(targets.dimension());
        PrincipalDirections directions = targets.directions();
        return draw(targets.dimension(), projection -> projection.start(directions, random), random);
    }

    private InitialNetwork draw(int dimension, Function<Projection, float[]> start, RandomGenerator random) {
        ImageShape shape = ImageShape.parse(image);
        shape.requireRows(dimension);
        if (rank == 0) {
            throw new IllegalStateException("The rank is still open: decide it first.");
        }
        Projector projector = new Projector(stack(new SqueezedHalves(shape)), new SpanProjection(dimension, rank));
        return new InitialNetwork(projector, FirstParameters.of(projector, start, random));
    }

    private List<Coupling> stack(SqueezedHalves halves) {
        Architecture function = function(halves.half());
        List<Coupling> stack = new ArrayList<>();
        for (int i = 0; i < couplings; i++) {
            boolean odd = i % 2 == 1;
            stack.add(new Coupling(halves.columns(i / 2, odd), halves.columns(i / 2, !odd), function));
        }
        return stack;
    }

    private Architecture function(ImageShape half) {
        if (net == CouplingNet.DENSE) {
            List<DenseLayer> layers = new ArrayList<>();
            int inputs = half.size();
            for (int width : hidden) {
                layers.add(new DenseLayer(inputs, width, activation, 0));
                inputs = width;
            }
            layers.add(new DenseLayer(inputs, half.size(), Activation.IDENTITY, 0));
            return new Perceptron(layers);
        }
        List<ImageLayer> layers = new ArrayList<>();
        ImageShape taken = half;
        for (int channels : hidden) {
            layers.add(convolution(taken, channels, new ImageActivation(activation, 0)));
            taken = layers.get(layers.size() - 1).output();
        }
        layers.add(convolution(taken, half.channels(), ImageActivation.IDENTITY));
        return new ImageNetwork(layers, 0);
    }

    private ConvolutionLayer convolution(ImageShape taken, int channels, ImageActivation function) {
        return new ConvolutionLayer(taken, channels, side, 1, side / 2, function);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Network");
    }
}
