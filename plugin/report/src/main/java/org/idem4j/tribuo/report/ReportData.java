package org.idem4j.tribuo.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.tribuo.evaluation.RepairVerdict;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.progress.EpochRecord;

/**
 * What a report shows.
 *
 * @param verdict What the trained model is worth, and its measurements.
 * @param others The models that it is compared with, on the same rows.
 * @param history The epochs of training.
 * @param samples A few rows before and after; none where there are images.
 * @param images A few images before and after; empty where rows are no images.
 * @param facts Short facts, name to value, in order.
 * @param provenance The model's provenance as text.
 */
public record ReportData(
        RepairVerdict verdict,
        List<ComparedModel> others,
        List<EpochRecord> history,
        List<SampleRow> samples,
        Optional<SampleImages> images,
        Map<String, String> facts,
        String provenance) {

    /** The trained model's measurements on the rows that it is judged on. */
    SelfMapMetrics model() {
        return verdict.judged();
    }

    /**
     * One row before and after, in standardised units.
     *
     * @param title What to call it.
     * @param names The columns' names.
     * @param input The damaged row.
     * @param target The clean row.
     * @param once After one pass.
     * @param tenTimes After ten passes.
     */
    public record SampleRow(
            String title, List<String> names, double[] input, double[] target, double[] once, double[] tenTimes) {}
}
