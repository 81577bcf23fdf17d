package org.idem4j.tribuo.objective;

import java.util.Set;
import org.idem4j.tribuo.engine.Shard;

/** One term of an objective; without state, since shards are worked on at the same time. */
public interface Term {

    /** The name of the term that draws the output to the target. */
    String RECONSTRUCTION = "reconstruction";
    /** The name of the term that draws f(y) to y, by whichever gradient. */
    String IDEMPOTENCE = "idempotence";

    /**
     * The name under which its loss is reported.
     *
     * @return In lower case; no two terms of an objective have the same.
     */
    String name();

    /**
     * The error at the output.
     *
     * @param f The network, on a shard of the batch; a term that differentiates further applications of f adds their share to
     *     its gradient.
     * @param rows The output f(x) of the shard's rows.
     * @param weight The term's weight.
     * @return dL/dy and the shard's share of the mean squared residual.
     */
    OutputError at(Shard f, OutputRows rows, double weight);

    /**
     * The term's part in an objective, at the data and without a bound.
     *
     * @param weight Its weight; zero leaves it out.
     * @return The term, so many times.
     */
    default WeightedTerm times(double weight) {
        return new WeightedTerm(name(), this, weight, Set.of(Inputs.DATA), 0);
    }
}
