package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
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

    /**
     * Serves a file and evaluates it.
     *
     * @param model The model.
     * @param onnx The bytes of its ONNX file.
     * @param test The rows to evaluate on, at least one.
     */
    static ServedEvaluation of(IdempotentModel model, byte[] onnx, Dataset<Regressor> test) throws IOException {
        try (OnnxRegressor served = OnnxRegressor.open(onnx, ModelFiles.ONNX, ServingOptions.defaults())) {
            SelfMap selfMap = model.selfMap();
            int n = selfMap.dimension();
            float[] inputs = new float[test.size() * n];
            float[] targets = new float[inputs.length];
            for (int row = 0; row < test.size(); row++) {
                selfMap.copyFeatures(test.getExample(row), served.absent(), inputs, row * n);
                selfMap.copyTarget(test.getExample(row).getOutput(), true, targets, row * n);
            }
            Optional<ImageShape> shape = SourceProvenance.imageShape(test.getProvenance())
                    .map(ImageShape::parse)
                    .filter(image -> image.channels() == 1 || image.channels() == 3);
            return new ServedEvaluation(
                    new IdempotenceEvaluator().evaluate(served, test).metrics(),
                    served.placement().toString(),
                    largestDifference(model.apply(inputs), served.apply(inputs), n),
                    shape.isPresent() ? List.of() : SampleRows.of(served, inputs, targets),
                    shape.map(image -> SampleRows.images(served, image, inputs, targets)));
        }
    }

    /** The largest difference of two results of n columns, in shares of the largest value that the column has in the first. */
    static double largestDifference(float[] ours, float[] theirs, int n) {
        double[] largest = new double[n];
        for (int i = 0; i < ours.length; i++) {
            largest[i % n] = Math.max(largest[i % n], Math.abs(ours[i]));
        }
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            double scale = largest[i % n] > 0 ? largest[i % n] : 1;
            worst = Math.max(worst, Math.abs((double) ours[i] - theirs[i]) / scale);
        }
        return worst;
    }
}
