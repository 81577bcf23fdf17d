package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import java.util.List;

/** A network from R<sup>n</sup> to R<sup>n</sup>, described before n is known. */
public interface NetworkDescription extends Configurable, Provenancable<ConfiguredObjectProvenance> {

    /**
     * The layers for a given dimension.
     *
     * @param dimension n.
     * @return The layers from input to output; the first takes n columns, the last gives n.
     */
    List<DenseLayer> layers(int dimension);

    /**
     * How the first parameters are drawn.
     *
     * @return The initialisation.
     */
    Initialisation initialisation();
}
