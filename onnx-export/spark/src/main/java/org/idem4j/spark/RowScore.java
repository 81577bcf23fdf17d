package org.idem4j.spark;

import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.serving.OnnxRegressor;

/** How unlike expected rows a row is; the higher, the less expected. A missing cell counts as the model fills it. */
@FunctionalInterface
interface RowScore {

    /** The scores of rows of finite numbers, row-major. */
    double[] ofFilled(float[] rows);

    /**
     * The score that a file brings: a detector's own, else how far f moves a row, the root mean square over the columns of
     * (f(x) − x) / deviation.
     *
     * @throws IllegalArgumentException If it brings neither a score nor deviations.
     */
    static RowScore of(OnnxRegressor f, String model) {
        if (f.outputs().contains(SelfMapGraph.SCORE)) {
            return rows -> density(f, rows);
        }
        float[] deviations = deviations(f, model);
        return rows -> distances(f.apply(rows), rows, deviations);
    }

    private static double[] density(OnnxRegressor f, float[] rows) {
        float[] given = f.output(SelfMapGraph.SCORE, rows);
        double[] scores = new double[given.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = given[i];
        }
        return scores;
    }

    private static double[] distances(float[] moved, float[] rows, float[] deviations) {
        int n = deviations.length;
        double[] squares = new double[rows.length / n];
        for (int i = 0; i < rows.length; i++) {
            double step = ((double) moved[i] - rows[i]) / deviations[i % n];
            squares[i / n] += step * step;
        }
        return Arrays.stream(squares).map(sum -> Math.sqrt(sum / n)).toArray();
    }

    private static float[] deviations(OnnxRegressor f, String model) {
        String text = f.metadata().get(MetadataKeys.ANOMALY_DEVIATIONS);
        RepairFacts facts = f.repairFacts();
        if (text == null && facts.calibration() == null) {
            throw new IllegalArgumentException(model
                    + " is no detector and does not say its columns' deviations, so it has no score; leave scoreCol"
                    + " unset, or take a model with a calibration.");
        }
        return text == null ? facts.calibration().deviations() : stated(f, text, model);
    }

    /** Those of a detector's metadata, which have the file's order. */
    private static float[] stated(OnnxRegressor f, String text, String model) {
        List<String> cells = List.of(text.split(","));
        List<String> inFile = f.graphNames();
        float[] deviations = new float[inFile.size()];
        try {
            for (int c = 0; c < deviations.length && cells.size() == deviations.length; c++) {
                deviations[c] = Float.parseFloat(
                        cells.get(inFile.indexOf(f.selfMap().names().get(c))));
            }
        } catch (NumberFormatException e) {
            Arrays.fill(deviations, Float.NaN);
        }
        for (float deviation : deviations) {
            if (!(deviation > 0) || Float.isInfinite(deviation)) {
                throw new IllegalArgumentException("The metadata entry '" + MetadataKeys.ANOMALY_DEVIATIONS + "' of "
                        + model + " is no list of " + deviations.length
                        + " numbers above zero; export the detector again.");
            }
        }
        return deviations;
    }
}
