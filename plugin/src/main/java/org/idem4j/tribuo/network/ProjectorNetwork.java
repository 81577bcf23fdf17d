package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.projection.PrincipalDirections;
import org.idem4j.tribuo.projection.Projection;

/**
 * A network that is idempotent by construction, f = g⁻¹ ∘ A ∘ g (see {@link Projector}): train it by the reconstruction term
 * alone. The couplings of g are additive, for their inverse is exact and their slopes stay what their layers' are; scales, as
 * in affine couplings, multiply from coupling to coupling and with them the rounding. An OLCUT component, and a value with
 * {@code with…} methods for use in code.
 */
public final class ProjectorNetwork implements NetworkDescription {

    @Config(description = "The number of couplings; two of them shift every column once. 0 for a linear projector.")
    private int couplings = 32;

    @Config(description = "The widths of the hidden layers of a coupling's net.")
    private int[] hidden = {32};

    @Config(description = "The activation function of the hidden layers, one whose values are bounded.")
    private Activation activation = Activation.TANH;

    @Config(description = "The rank of the projector, the dimension of what f leaves alone; 0 to find it.")
    private int rank = 0;

    @Config(description = "What keeps the matrix a projector: SPAN, its form, or PURIFICATION, the corrector.")
    private KeptBy keptBy = KeptBy.SPAN;

    @Config(
            description =
                    "Above 0, a rank of 0 is learnt in one run, at this price of a direction; at 0 it is tried out.")
    private double rankPrice = 0;

    @Config(
            description =
                    "How a rank of 0 is found: TRIALS, by short trainings; by the principal directions alone DIRECTIONS, the largest that"
                            + " repairs about best, or VARIANCE, the smallest that loses next to nothing of a row.")
    private RankBy rankBy = RankBy.TRIALS;

    @Config(description = "Split the columns anew for each pair of couplings, at random; else always in the middle.")
    private boolean permute = true;

    /** For OLCUT. */
    private ProjectorNetwork() {}

    /**
     * A network of the given couplings, tanh in their nets, whose rank is found by trial.
     *
     * @param couplings How many.
     * @param hidden The widths of the hidden layers of each coupling's net; none for a linear net.
     * @return The description.
     * @throws IllegalArgumentException If a width is not positive, or the couplings are negative.
     */
    public static ProjectorNetwork of(int couplings, int... hidden) {
        return new ProjectorNetwork().with(copy -> {
            copy.couplings = couplings;
            copy.hidden = hidden.clone();
        });
    }

    /**
     * The same with a projector of a chosen rank.
     *
     * @param ofProjector The rank, from 1 to n − 1.
     * @param by What keeps it a projector.
     * @return A new description.
     * @throws IllegalArgumentException If the rank is not positive.
     */
    public ProjectorNetwork withRank(int ofProjector, KeptBy by) {
        if (ofProjector < 1) {
            throw new IllegalArgumentException("The rank must be at least 1, not " + ofProjector + ".");
        }
        return with(copy -> {
            copy.rank = ofProjector;
            copy.keptBy = by;
        });
    }

    /**
     * The same with a rank that is found by trial: short trainings judged on held-out rows.
     *
     * @param by What keeps the matrix a projector.
     * @return A new description.
     */
    public ProjectorNetwork withTriedRank(KeptBy by) {
        return with(copy -> {
            copy.rank = 0;
            copy.keptBy = by;
            copy.rankPrice = 0;
            copy.rankBy = RankBy.TRIALS;
        });
    }

    /**
     * The same with a rank that is found in another way.
     *
     * @param by What keeps the matrix a projector.
     * @param way How; without a training by all but {@link RankBy#TRIALS}.
     * @return A new description.
     */
    public ProjectorNetwork withRankFound(KeptBy by, RankBy way) {
        return withTriedRank(by).with(copy -> copy.rankBy = way);
    }

    /**
     * The same with a rank that is learnt in the one run, by purification.
     *
     * @param price About the directions that explain less variance than this are left out.
     * @return A new description.
     * @throws IllegalArgumentException If the price is not positive or not finite.
     */
    public ProjectorNetwork withLearntRank(double price) {
        if (price == 0) {
            throw new IllegalArgumentException("A learnt rank needs a price above 0; without one it is tried.");
        }
        return with(copy -> {
            copy.rank = 0;
            copy.keptBy = KeptBy.PURIFICATION;
            copy.rankPrice = price;
        });
    }

    /**
     * The same with another activation function.
     *
     * @param ofHidden Of the hidden layers of the couplings' nets.
     * @return A new description.
     * @throws IllegalArgumentException If its values are not bounded.
     */
    public ProjectorNetwork withActivation(Activation ofHidden) {
        return with(copy -> copy.activation = ofHidden);
    }

    /**
     * The same with columns that are always split in the middle.
     *
     * @return A new description.
     */
    public ProjectorNetwork withoutPermutations() {
        return with(copy -> copy.permute = false);
    }

    private ProjectorNetwork with(Consumer<ProjectorNetwork> change) {
        ProjectorNetwork copy = ConfiguredFields.copy(this, new ProjectorNetwork());
        change.accept(copy);
        Problem problem = copy.problem();
        if (problem != null) {
            throw new IllegalArgumentException(problem.message());
        }
        return copy;
    }

    @Override
    public void postConfig() {
        Problem problem = problem();
        if (problem != null) {
            throw new PropertyException("", problem.field(), problem.message());
        }
    }

    private record Problem(String field, String message) {}

    private Problem problem() {
        if (couplings < 0) {
            return new Problem("couplings", "The couplings must not be negative, but are " + couplings + ".");
        }
        for (int width : hidden) {
            if (width < 1) {
                return new Problem("hidden", "A hidden layer's width must be at least 1, not " + width + ".");
            }
        }
        if (!activation.bounded()) {
            return new Problem(
                    "activation",
                    activation + " is not bounded: far from the data the couplings would magnify rounding until f(f(x))"
                            + " is no longer f(x). Take TANH, SOFTSIGN, SIGMOID or another bounded one.");
        }
        if (rank < 0) {
            return new Problem("rank", "The rank must not be negative, but is " + rank + "; 0 finds it.");
        }
        if (rank == 0 && rankPrice > 0 && keptBy == KeptBy.SPAN) {
            return new Problem(
                    "rankPrice",
                    "SPAN has no price of a rank: leave rankPrice 0 to have the rank tried, or keep the projector by"
                            + " PURIFICATION.");
        }
        return rankPrice >= 0 && Double.isFinite(rankPrice)
                ? null
                : new Problem(
                        "rankPrice", "The price of a rank must be finite and not negative, not " + rankPrice + ".");
    }

    @Override
    public DecidedNetwork decide(int dimension, RankTrials trials) {
        if (rank > 0 || rankPrice > 0 || dimension < 2) {
            return new DecidedNetwork(this, List.of());
        }
        return rankBy.decide(dimension, trials, tried -> withRank(tried, keptBy));
    }

    @Override
    public InitialNetwork draw(int dimension, RandomGenerator random) {
        return draw(dimension, projection -> projection.draw(random), random);
    }

    /** f begins as the projector on the leading principal directions of the targets, a linear model to go on from. */
    @Override
    public InitialNetwork draw(TargetRows targets, RandomGenerator random) {
        PrincipalDirections directions = targets.directions();
        return draw(targets.dimension(), projection -> projection.start(directions, random), random);
    }

    private InitialNetwork draw(int dimension, Function<Projection, float[]> start, RandomGenerator random) {
        if (rank == 0 && rankPrice == 0 && dimension > 1) {
            throw new IllegalStateException("The rank is still open: decide it first.");
        }
        if (dimension < 2) {
            throw new IllegalArgumentException(
                    "A projector network needs at least 2 columns, one to read and one to shift, not " + dimension
                            + ".");
        }
        List<Coupling> stack = new CouplingStack(couplings, hidden, activation, permute).draw(dimension, random);
        Projector projector = new Projector(stack, keptBy.projection(dimension, rank, rankPrice));
        return new InitialNetwork(projector, FirstParameters.of(projector, start, random));
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Network");
    }
}
