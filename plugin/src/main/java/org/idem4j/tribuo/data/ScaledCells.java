package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;

/**
 * Multiplies each cell, with a given probability: by 10 or 1000 as a lost decimal point or a wrong unit does, by −1 as a lost sign
 * does. In standardised units, where it is the distance from the column's mean that is multiplied.
 */
public final class ScaledCells implements Corruption {

    @Config(description = "The probability that a cell is multiplied.")
    private double probability = 0.1;

    @Config(description = "What it is multiplied by.")
    private double factor = 10;

    /** For OLCUT. */
    private ScaledCells() {}

    /**
     * Multiplication with a given probability.
     *
     * @param probability From 0 to 1.
     * @param factor Finite.
     * @throws IllegalArgumentException If one is not.
     */
    public ScaledCells(double probability, double factor) {
        this.probability = probability;
        this.factor = factor;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(
                probability >= 0 && probability <= 1,
                "probability",
                "The probability of a scaled cell must be from 0 to 1, but is " + probability + ".");
        Setting.require(
                Double.isFinite(factor),
                "factor",
                "The factor of a scaled cell must be finite, but is " + factor + ".");
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        for (int i = 0; i < rows.length; i++) {
            if (random.nextDouble() < probability) {
                rows[i] *= (float) factor;
            }
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
