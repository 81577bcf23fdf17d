package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.ReportData;
import org.idem4j.tribuo.report.SampleImages;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What a model's ONNX file does with the test rows, served by ONNX Runtime.
 *
 * @param metrics Its measurements.
 * @param provider Where it computes.
 * @param difference The largest difference from what the model itself gives, in shares of a column's largest value.
 * @param samples A few rows before and after; none where there are images.
 * @param images A few images before and after; empty where rows are none that can be shown.
 */
record ServedEvaluation(
        SelfMapMetrics metrics,
        String provider,
        double difference,
        List<ReportData.SampleRow> samples,
        Optional<SampleImages> images) {

    /** Rows that are compared at a time. */
    private static final int STRETCH = 64 * Predictions.BATCH;

    /**
     * Serves a file and evaluates it.
     *
     * @param model The model.
     * @param onnx The bytes of its ONNX file.
     * @param test The rows to evaluate on, at least one.
     */
    static ServedEvaluation of(IdempotentModel model, byte[] onnx, Dataset<Regressor> test) throws IOException {
        try (OnnxRegressor served = OnnxRegressor.open(onnx, ModelFiles.ONNX, ServingOptions.defaults());
                RowBar bar = RowBar.of("judging")) {
            DatasetRows rows = DatasetRows.of(test, model.selfMap(), served.absent());
            float[] first = rows.inputs(0, Math.min(SampleRows.MOST, rows.rows()));
            Optional<ImageShape> shape = SourceProvenance.imageShape(test.getProvenance())
                    .map(ImageShape::parse)
                    .filter(image -> image.channels() == 1 || image.channels() == 3);
            return new ServedEvaluation(
                    new IdempotenceEvaluator(bar).evaluate(served, test).metrics(),
                    served.placement().toString(),
                    difference(model, served, rows),
                    shape.isPresent() ? List.of() : SampleRows.of(served, first, rows.targets()),
                    shape.map(image ->
                            SampleRows.images(served, image, first, rows.targets(0, first.length / image.size()))));
        }
    }

    private static double difference(IdempotentModel model, OnnxRegressor served, DatasetRows rows) {
        LargestDifference difference = new LargestDifference(model.selfMap().dimension());
        for (int from = 0; from < rows.rows(); from += STRETCH) {
            float[] inputs = rows.inputs(from, Math.min(from + STRETCH, rows.rows()));
            difference.add(model.apply(inputs), served.apply(inputs));
        }
        return difference.share();
    }
}
