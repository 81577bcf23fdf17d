package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;

/**
 * Exchanges two cells of each row, with a given probability, as a field does that was typed into the wrong place. In standardised
 * units, so that columns of different units may be exchanged.
 */
public final class SwappedCells implements Corruption {

    @Config(description = "The probability that two cells of a row are exchanged.")
    private double probability = 0.5;

    /** For OLCUT. */
    private SwappedCells() {}

    /**
     * Exchanges with a given probability.
     *
     * @param probability From 0 to 1.
     * @throws IllegalArgumentException If it is not.
     */
    public SwappedCells(double probability) {
        this.probability = probability;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(
                probability >= 0 && probability <= 1,
                "probability",
                "The probability of swapped cells must be from 0 to 1, but is " + probability + ".");
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        for (int start = 0; columns > 1 && start < rows.length; start += columns) {
            if (random.nextDouble() < probability) {
                int one = start + random.nextInt(columns);
                int other = start + (one - start + random.nextInt(1, columns)) % columns;
                float kept = rows[one];
                rows[one] = rows[other];
                rows[other] = kept;
            }
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
