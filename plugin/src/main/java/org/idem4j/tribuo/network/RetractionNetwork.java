package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A network that is idempotent by construction and repairs as freely as any other: f(x) = p(x + h(x) − h(p(x))), see
 * {@link Retraction}. Rows that p leaves alone are all that f gives, so p must lose little of a good row: by default it is the linear
 * projector along the principal directions but those that hardly vary. It begins as p. Train it by the reconstruction term alone.
 * An OLCUT component.
 */
public final class RetractionNetwork implements NetworkDescription {

    @Config(
            description =
                    "p, a network that is idempotent by construction; by default a linear projector whose rank is found.")
    private NetworkDescription projector = ProjectorNetwork.of(0).withRankFound(KeptBy.SPAN, RankBy.VARIANCE);

    @Config(description = "h, any other network, whose values where p leaves a row alone are of no account.")
    private NetworkDescription correction = MultilayerPerceptron.of(128, 128);

    /** For OLCUT. */
    private RetractionNetwork() {}

    private RetractionNetwork(NetworkDescription projector, NetworkDescription correction) {
        this.projector = projector;
        this.correction = correction;
        String problem = problem();
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * A linear projector of a rank that is found, corrected.
     *
     * @param correction h.
     * @return The description.
     * @throws IllegalArgumentException If it takes images of another shape than a projector over images does.
     */
    public static RetractionNetwork of(NetworkDescription correction) {
        return new RetractionNetwork(new RetractionNetwork().projector, correction);
    }

    /**
     * The same with another projector.
     *
     * @param of A description of a {@link Projector}.
     * @return A new description.
     * @throws IllegalArgumentException If both take images, but of different shapes.
     */
    public RetractionNetwork withProjector(NetworkDescription of) {
        return new RetractionNetwork(of, correction);
    }

    @Override
    public void postConfig() {
        String problem = problem();
        if (problem != null) {
            throw new PropertyException("", "correction", problem);
        }
    }

    /** Rows of columns that are no pixels have no neighbours to look at, but a projector of columns may well be of pixels. */
    private String problem() {
        Optional<ImageShape> ofProjector = projector.imageShape();
        Optional<ImageShape> ofCorrection = correction.imageShape();
        return ofProjector.isPresent() && ofCorrection.isPresent() && !ofProjector.equals(ofCorrection)
                ? "The projector takes images of " + ofProjector.get() + ", what corrects it images of "
                        + ofCorrection.get() + "; they must be of one shape."
                : null;
    }

    @Override
    public Optional<ImageShape> imageShape() {
        return correction.imageShape().or(projector::imageShape);
    }

    /** Where ranks are tried out, they are those of the whole. */
    @Override
    public DecidedNetwork decide(int dimension, RankTrials trials) {
        DecidedNetwork decided = projector.decide(dimension, new RankTrials() {
            @Override
            public double error(int rank, NetworkDescription network) {
                return trials.error(rank, withProjector(network));
            }

            @Override
            public List<RankTrial> ofDirections(int most) {
                return trials.ofDirections(most);
            }

            @Override
            public List<RankTrial> lossesOfDirections(int most) {
                return trials.lossesOfDirections(most);
            }
        });
        return new DecidedNetwork(withProjector(decided.network()), decided.trials());
    }

    @Override
    public InitialNetwork draw(int dimension, RandomGenerator random) {
        return draw(description -> description.draw(dimension, random));
    }

    @Override
    public InitialNetwork draw(TargetRows targets, RandomGenerator random) {
        return draw(description -> description.draw(targets, random));
    }

    private InitialNetwork draw(Function<NetworkDescription, InitialNetwork> drawn) {
        InitialNetwork p = drawn.apply(projector);
        InitialNetwork h = drawn.apply(correction);
        if (!(p.architecture() instanceof Projector ofProjector)) {
            throw new IllegalArgumentException(
                    "What is corrected has to be idempotent by construction, as a ProjectorNetwork,"
                            + " a ConvolutionalProjector or an AutoencoderProjector is; correct one of these.");
        }
        Retraction retraction = new Retraction(ofProjector, h.architecture());
        float[] parameters = NetworkSize.room(retraction::parameterCount);
        int first = p.parameters().length;
        System.arraycopy(p.parameters(), 0, parameters, 0, first);
        float[] corrections = FirstParameters.endingInZeros(h.architecture(), h.parameters());
        System.arraycopy(corrections, 0, parameters, first, corrections.length);
        return new InitialNetwork(retraction, parameters);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Network");
    }
}
