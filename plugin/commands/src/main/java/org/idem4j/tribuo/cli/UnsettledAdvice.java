package org.idem4j.tribuo.cli;

import org.idem4j.tribuo.RecordedRun;
import org.tribuo.provenance.ModelProvenance;

/** What to do about rows that a repeatable step did not settle: it depends on what is replaced, and on the model. */
final class UnsettledAdvice {

    private UnsettledAdvice() {}

    /**
     * A sentence.
     *
     * @param provenance The model's, of its training; null where it has none.
     * @param cells Whether single cells are replaced instead of whole rows.
     */
    static String of(ModelProvenance provenance, boolean cells) {
        boolean projector =
                provenance != null && RecordedRun.of(provenance).rank().isPresent();
        if (cells) {
            return "Where single cells are replaced, the rest of the row stays as it was given, and the model may move such"
                    + " a mixture again" + (projector ? ", although it is idempotent by construction" : "")
                    + ". Replace whole rows (--repeatable row), or raise --tolerance.";
        }
        return projector
                ? "The model is idempotent by construction, so only its rounding moves these rows: the tolerance is below it."
                        + " Raise --tolerance."
                : "Raise --tolerance, or train a model that is idempotent by construction (config/projector.xml).";
    }
}
