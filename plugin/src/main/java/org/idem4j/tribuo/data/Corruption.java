package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import java.util.random.RandomGenerator;

/**
 * Damages dense rows in standardised units, where a column has mean 0 and deviation 1. Immutable and safe for threads; all
 * randomness comes from the generator passed in.
 */
public interface Corruption extends Configurable, Provenancable<ConfiguredObjectProvenance> {

    /**
     * Damages rows in place.
     *
     * @param rows Row-major, [rows × columns], standardised.
     * @param columns The columns.
     * @param random The source of randomness.
     */
    void corrupt(float[] rows, int columns, RandomGenerator random);

    /**
     * Whether some cells are set to their column's mean. A model trained with that can fill missing cells.
     *
     * @return False by default.
     */
    default boolean masks() {
        return false;
    }
}
