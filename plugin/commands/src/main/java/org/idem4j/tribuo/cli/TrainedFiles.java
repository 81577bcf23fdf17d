package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.MetricsJson;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.evaluation.RepairVerdict;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.report.ComparedModel;
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
 * @param judgedRows How many rows the model was trained on that was judged.
 * @param served What that model's ONNX file does with the rows that it is judged on.
 * @param verdict What that is worth.
 * @param noise What it makes of noise; empty where rows are no images.
 * @param others The models that it is compared with, on the same rows.
 */
record TrainedFiles(
        IdempotentModel model,
        byte[] onnx,
        int rows,
        int judgedRows,
        ServedEvaluation served,
        RepairVerdict verdict,
        Optional<NoiseSpread> noise,
        List<ComparedModel> others) {

    /** Of the noise. */
    private static final long SEED = 1;

    /**
     * Exports and evaluates.
     *
     * @param model The trained model.
     * @param others What else was trained on the same rows, to compare with.
     * @param rows How many rows they were trained on.
     * @param test The rows to evaluate on.
     */
    static TrainedFiles of(IdempotentModel model, List<OtherModel> others, int rows, TestRows test) throws IOException {
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
                rows,
                served,
                new RepairVerdict(given.metrics(), damaged.map(copy -> served.metrics()), test.name()),
                SourceProvenance.imageShape(test.rows().getProvenance())
                        .map(shape -> NoiseSpread.of(
                                model,
                                DatasetRows.of(test.rows(), model.selfMap(), Float.NaN)
                                        .targets(),
                                SEED)),
                others.stream().map(other -> other.judged(judged)).toList());
    }

    /**
     * The same trained once more, on more rows; what is told of it is what the judged model did.
     *
     * @param whole The model to keep.
     * @param wholeRows How many rows it was trained on.
     */
    TrainedFiles then(IdempotentModel whole, int wholeRows) {
        byte[] bytes = whole.exportONNXModel(ExportCommand.DOMAIN, 0).toByteArray();
        return new TrainedFiles(whole, bytes, wholeRows, judgedRows, served, verdict, noise, others);
    }

    /**
     * A model to compare with.
     *
     * @param model The model.
     * @param described What to call it, and its measurements, of these.
     */
    record OtherModel(IdempotentModel model, Function<SelfMapMetrics, ComparedModel> described) {
        private ComparedModel judged(Dataset<Regressor> rows) {
            return described.apply(
                    new IdempotenceEvaluator().evaluate(model, rows).metrics());
        }
    }

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        TrainingText text = new TrainingText(this, files.folder());
        HtmlReport report = new HtmlReport(new ReportData(
                verdict,
                others,
                model.history(),
                served.samples(),
                served.images(),
                text.facts(),
                ProvenanceUtil.formattedProvenanceString(model.getProvenance())));
        ModelFiles.write(
                files,
                model,
                stream -> stream.write(onnx),
                new MetricsJson(verdict.test(), model.run().seconds(), served.provider(), List.of())::writeTo,
                report::writeTo);
        return text.summary() + System.lineSeparator() + ModelFiles.place(files);
    }
}
