package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.MetricsJson;
import org.idem4j.tribuo.evaluation.RepairVerdict;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.report.HtmlReport;
import org.idem4j.tribuo.report.ReportData;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What a training run leaves on disk.
 *
 * @param model The trained model.
 * @param onnx The bytes of its ONNX file.
 * @param rows How many rows it was trained on.
 * @param served What the ONNX file does with the rows that it is judged on.
 * @param verdict What that is worth.
 * @param baseline The measurements of the same network trained without idempotence, on the same rows, or null.
 */
record TrainedFiles(
        IdempotentModel model,
        byte[] onnx,
        int rows,
        ServedEvaluation served,
        RepairVerdict verdict,
        SelfMapMetrics baseline) {

    /**
     * Exports and evaluates.
     *
     * @param model The trained model.
     * @param baseline The same network trained without idempotence, or null.
     * @param rows How many rows they were trained on.
     * @param test The rows to evaluate on.
     */
    static TrainedFiles of(IdempotentModel model, IdempotentModel baseline, int rows, TestRows test)
            throws IOException {
        byte[] onnx = model.exportONNXModel(ExportCommand.DOMAIN, 0).toByteArray();
        ServedEvaluation given = ServedEvaluation.of(model, onnx, test.rows());
        // Rows that are their own targets show no repair.
        Optional<Dataset<Regressor>> damaged =
                given.metrics().standardisedInputRmse() == 0 ? test.damaged() : Optional.empty();
        Dataset<Regressor> judged = damaged.orElse(test.rows());
        ServedEvaluation served = damaged.isEmpty() ? given : ServedEvaluation.of(model, onnx, judged);
        return new TrainedFiles(
                model,
                onnx,
                rows,
                served,
                new RepairVerdict(given.metrics(), damaged.map(copy -> served.metrics()), test.name()),
                baseline == null
                        ? null
                        : new IdempotenceEvaluator().evaluate(baseline, judged).metrics());
    }

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        TrainingText text = new TrainingText(this, files.folder());
        HtmlReport report = new HtmlReport(new ReportData(
                verdict,
                baseline,
                model.history(),
                served.samples(),
                text.facts(),
                ProvenanceUtil.formattedProvenanceString(model.getProvenance())));
        ModelFiles.write(
                files,
                model,
                stream -> stream.write(onnx),
                new MetricsJson(verdict.test(), model.run().seconds(), served.provider(), List.of())::writeTo,
                report::writeTo);
        return text.summary();
    }
}
