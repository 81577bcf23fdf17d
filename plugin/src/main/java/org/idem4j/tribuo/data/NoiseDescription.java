package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;

/** Noise that is like given rows in some way. Immutable and safe for threads. */
public interface NoiseDescription extends Configurable, Provenancable<ConfiguredObjectProvenance> {

    /**
     * Measures rows.
     *
     * @param rows Row-major, [rows × columns], at least one; left as they are.
     * @param columns n.
     * @return Noise that is like them, in their units.
     * @throws IllegalArgumentException If the rows are not what it is described for.
     */
    Noise like(float[] rows, int columns);
}
