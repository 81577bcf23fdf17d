package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;

/**
 * Gives each cell, with a given probability, the value that stands above it, as a sensor does that sticks: a plausible value of its
 * column that does not go with the rest of its row. The first row has none above it and stays.
 */
public final class StuckCells implements Corruption {

    @Config(description = "The probability that a cell repeats the one above it.")
    private double probability = 0.1;

    /** For OLCUT. */
    private StuckCells() {}

    /**
     * Cells that stick with a given probability.
     *
     * @param probability From 0 to 1.
     * @throws IllegalArgumentException If it is not.
     */
    public StuckCells(double probability) {
        this.probability = probability;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(
                probability >= 0 && probability <= 1,
                "probability",
                "The probability of a stuck cell must be from 0 to 1, but is " + probability + ".");
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        for (int i = columns; i < rows.length; i++) {
            if (random.nextDouble() < probability) {
                rows[i] = rows[i - columns];
            }
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
