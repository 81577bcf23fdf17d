package org.idem4j.tribuo.anomaly;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribuo.provenance.ModelProvenance;

/**
 * What a detector's threshold promises of expected rows.
 *
 * @param quantile The share of them that it lets pass.
 * @param rows The expected rows whose scores gave it.
 * @param exact Whether these were held out: then no more than the rest is exceeded whatever the rows are, as long as further
 *     ones come from the same source. Else each was scored by a detector of others than the one that is used, and the share
 *     is about right.
 */
public record ThresholdPromise(double quantile, int rows, boolean exact) {

    static final String QUANTILE = "promised-quantile";
    static final String ROWS = "threshold-rows";
    static final String HELD_OUT = "held-out-rows";

    /**
     * What a detector's provenance says of its threshold.
     *
     * @param provenance The provenance.
     * @return Empty for a detector of an earlier version, whose threshold is the quantile of its held-out rows.
     */
    public static Optional<ThresholdPromise> of(ModelProvenance provenance) {
        Map<String, ? extends Provenance> facts =
                provenance.getInstanceProvenance().getMap();
        return facts.get(QUANTILE) instanceof DoubleProvenance quantile
                        && facts.get(ROWS) instanceof IntProvenance rows
                        && facts.get(HELD_OUT) instanceof IntProvenance heldOut
                ? Optional.of(new ThresholdPromise(quantile.getValue(), rows.getValue(), heldOut.getValue() > 0))
                : Optional.empty();
    }

    /** A sentence of it. */
    @Override
    public String toString() {
        String share = String.format(Locale.ROOT, "%.4g %%", 100 * (1 - quantile));
        String from = exact
                ? "At most " + share + " of expected rows exceed the threshold, by " + rows + " rows held out."
                : "About " + share + " of expected rows exceed the threshold, by " + rows + " rows in turns.";
        return quantile < rows / (rows + 1.0) ? from : from + " That is the least that so few rows can promise.";
    }
}
