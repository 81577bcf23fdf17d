package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.List;
import java.util.random.RandomGenerator;

/** Several corruptions, one after the other. */
public final class CorruptionChain implements Corruption {

    @Config(mandatory = true, description = "The corruptions, in the order in which they are applied.")
    private List<Corruption> corruptions;

    /** For OLCUT. */
    private CorruptionChain() {}

    /**
     * A chain.
     *
     * @param corruptions In the order in which they are applied.
     */
    public CorruptionChain(Corruption... corruptions) {
        this.corruptions = List.of(corruptions);
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        corruptions.forEach(corruption -> corruption.corrupt(rows, columns, random));
    }

    @Override
    public boolean masks() {
        return corruptions.stream().anyMatch(Corruption::masks);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
