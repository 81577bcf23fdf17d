package org.idem4j.tribuo.objective;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.ShardedNetwork;

/**
 * What a step minimises: the sum of its terms, each with its own weight and inputs. The terms on one kind of input share one
 * pass through f.
 */
public final class Objective {

    private final List<WeightedTerm> terms;
    private final List<String> names;
    private final Set<Inputs> kinds;

    /**
     * An objective.
     *
     * @param terms The terms, first the one that tells a better network from a worse one where training has to choose; those
     *     of weight zero are left out.
     * @throws IllegalArgumentException If nothing is left, or two terms have one name.
     */
    public Objective(List<WeightedTerm> terms) {
        this.terms = terms.stream().filter(term -> term.weight() > 0).toList();
        this.names = this.terms.stream().map(WeightedTerm::name).toList();
        this.kinds = EnumSet.noneOf(Inputs.class);
        this.terms.forEach(term -> kinds.addAll(term.inputs()));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("An objective needs a term with a weight above zero.");
        }
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "Two terms of the objective have one name in " + names + "; give one another name.");
        }
    }

    /**
     * An objective.
     *
     * @param terms As above.
     * @return The sum.
     * @throws IllegalArgumentException As of the constructor.
     */
    public static Objective of(WeightedTerm... terms) {
        return new Objective(List.of(terms));
    }

    /**
     * Adds this step's gradient to the network's.
     *
     * @param f The network.
     * @param x The training rows, [rows × n]; null if {@link #needsData()} is false.
     * @param target Their targets, [rows × n]; null likewise.
     * @param noise As many N(0, 1) rows, [rows × n]; null unless {@link #needsNoise()}.
     * @param rowWeights A weight per row of x, or null where all are 1.
     * @return The terms' losses.
     */
    public Losses accumulate(ShardedNetwork f, Batch x, Batch target, Batch noise, float[] rowWeights) {
        int rows = needsData() ? x.rows() : noise.rows();
        return f.inShards(rows, shard -> new ShardStep(this, shard).accumulate(x, target, noise, rowWeights)).stream()
                .reduce(Losses.all(names, 0), (sum, shard) -> sum.plus(1, shard));
    }

    /**
     * Whether {@link #accumulate} wants training rows and targets.
     *
     * @return True if a term is taken at them.
     */
    public boolean needsData() {
        return at(Inputs.DATA);
    }

    /**
     * Whether {@link #accumulate} wants noise.
     *
     * @return True if a term is taken at it, or at what the network makes of it.
     */
    public boolean needsNoise() {
        return at(Inputs.NOISE) || at(Inputs.OWN_OUTPUTS);
    }

    /** Whether a term is taken at a kind of input. */
    boolean at(Inputs kind) {
        return kinds.contains(kind);
    }

    /**
     * The terms.
     *
     * @return Those with a weight, in order.
     */
    public List<WeightedTerm> terms() {
        return terms;
    }

    /**
     * The terms' names.
     *
     * @return In order.
     */
    public List<String> names() {
        return names;
    }

    /**
     * A term's weight.
     *
     * @param name The term's name.
     * @return Its weight; 0 if there is no such term.
     */
    public double weight(String name) {
        return terms.stream()
                .filter(term -> term.name().equals(name))
                .mapToDouble(WeightedTerm::weight)
                .sum();
    }

    /**
     * The same with less weight on everything but reconstruction, for a training that has diverged.
     *
     * @param factor What the weights of the other terms are multiplied by, above zero.
     * @return A new objective.
     */
    public Objective easedBy(double factor) {
        return factor == 1
                ? this
                : new Objective(terms.stream()
                        .map(term -> term.name().equals(Term.RECONSTRUCTION) ? term : term.scaled(factor))
                        .toList());
    }
}
