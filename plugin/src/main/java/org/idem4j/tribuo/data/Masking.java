package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;

/** Sets each cell, with a given probability, to its column's mean: 0 in standardised units. */
public final class Masking implements Corruption {

    @Config(description = "The probability that a cell is masked.")
    private double probability = 0.15;

    /** For OLCUT. */
    private Masking() {}

    /**
     * Masking with a given probability.
     *
     * @param probability From 0 to 1.
     * @throws IllegalArgumentException If it is not.
     */
    public Masking(double probability) {
        this.probability = probability;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(
                probability >= 0 && probability <= 1,
                "probability",
                "The probability of masking must be from 0 to 1, but is " + probability + ".");
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        for (int i = 0; i < rows.length; i++) {
            if (random.nextDouble() < probability) {
                rows[i] = 0;
            }
        }
    }

    @Override
    public boolean masks() {
        return probability > 0;
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
