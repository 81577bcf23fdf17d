package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A network from R<sup>n</sup> to R<sup>n</sup>, described before n is known. */
public interface NetworkDescription extends Configurable, Provenancable<ConfiguredObjectProvenance> {

    /**
     * The network for a given dimension; all that is random in it comes from the generator.
     *
     * @param dimension n.
     * @param random The source of randomness.
     * @return The architecture and its first parameters.
     * @throws IllegalArgumentException If there is no such network of that dimension; the message says why.
     */
    InitialNetwork draw(int dimension, RandomGenerator random);

    /**
     * The images that the network takes for such, where it looks at neighbours.
     *
     * @return Their shape; empty for a network to which columns have no order.
     */
    default Optional<ImageShape> imageShape() {
        return Optional.empty();
    }

    /**
     * This description with a rank, where it leaves that open.
     *
     * @param dimension n.
     * @param trials Tries ranks.
     * @return The description to draw from; this where nothing is open.
     */
    default DecidedNetwork decide(int dimension, RankTrials trials) {
        return new DecidedNetwork(this, List.of());
    }

    /**
     * The network to train on given rows, for descriptions whose first parameters follow from them; others ignore the rows.
     *
     * @param targets What the network is to give, in the units that it sees.
     * @param random The source of randomness.
     * @return The architecture and its first parameters.
     * @throws IllegalArgumentException If there is no such network of that dimension; the message says why.
     */
    default InitialNetwork draw(TargetRows targets, RandomGenerator random) {
        return draw(targets.dimension(), random);
    }
}
