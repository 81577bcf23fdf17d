package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.util.List;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.MetricsJson;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.report.HtmlReport;
import org.idem4j.tribuo.report.ReportData;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What a training run leaves on disk.
 *
 * @param model The trained model.
 * @param baseline The same network trained without idempotence, or null.
 * @param train The rows trained on.
 * @param test The rows to evaluate on.
 */
record TrainedFiles(
        IdempotentModel model, IdempotentModel baseline, Dataset<Regressor> train, Dataset<Regressor> test) {

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        byte[] onnx = model.exportONNXModel(ExportCommand.DOMAIN, 0).toByteArray();
        ServedEvaluation served = ServedEvaluation.of(model, onnx, test);
        SelfMapMetrics plain = baseline == null
                ? null
                : new IdempotenceEvaluator().evaluate(baseline, test).metrics();
        TrainingText text = new TrainingText(model, train.size(), served, plain, files.folder());
        HtmlReport report = new HtmlReport(new ReportData(
                served.metrics(),
                plain,
                model.history(),
                served.samples(),
                text.facts(),
                ProvenanceUtil.formattedProvenanceString(model.getProvenance())));
        ModelFiles.write(
                files,
                model,
                stream -> stream.write(onnx),
                new MetricsJson(served.metrics(), model.run().seconds(), served.provider(), List.of())::writeTo,
                report::writeTo);
        return text.summary();
    }
}
