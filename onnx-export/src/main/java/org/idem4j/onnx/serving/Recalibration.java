package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.Map;
import java.util.TreeMap;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.repair.CalibratedFor;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMetadata;
import org.idem4j.onnx.selfmap.DenseRows;

/** The calibration of a file anew, on rows that need no repair: for one that was changed, or that never had any. */
public final class Recalibration {

    private Recalibration() {}

    /**
     * Measures how far a file moves clean rows.
     *
     * @param served The file in service.
     * @param clean Clean rows, row-major, raw, in the order of its self-map's columns, every cell finite; at least one.
     * @return Its facts with the new calibration, in the same order of columns. The deviations are those that it had, or those of the
     *     rows where it had none.
     * @throws IllegalArgumentException If there are no rows, or f gives a number that is not finite for one.
     */
    public static RepairFacts measure(OnnxRegressor served, float[] clean) {
        int n = served.selfMap().dimension();
        if (DenseRows.count(clean.length, n) == 0) {
            throw new IllegalArgumentException("There are no rows to calibrate on.");
        }
        RepairFacts facts = served.repairFacts();
        float[] deviations = facts.calibration() == null
                ? deviations(clean, n)
                : facts.calibration().deviations();
        Calibration calibration = Calibration.measure(served::apply, clean, deviations);
        if (calibration == null) {
            throw new IllegalArgumentException(
                    "The model gives a number that is not finite for one of the rows; leave that row out.");
        }
        return facts.with(calibration);
    }

    /**
     * A file with new facts, and with what they were measured on.
     *
     * @param model The file in service, as it is stored.
     * @param served The same in service.
     * @param facts Its facts, in the order of its self-map's columns.
     * @param clean The rows that they were measured on; only around their middle are the rows drawn that are stored.
     * @return The same model with other metadata.
     */
    public static ModelProto with(ModelProto model, OnnxRegressor served, RepairFacts facts, float[] clean) {
        int[] places = served.selfMap().columnsOf(served.graphNames());
        CalibratedFor made = CalibratedFor.measure(
                served::apply,
                means(clean, served.selfMap().dimension()),
                facts.calibration().deviations(),
                model.getProducerName(),
                Precision.of(model));
        Map<String, String> metadata = new TreeMap<>(served.metadata());
        metadata.remove(MetadataKeys.CALIBRATED_FOR); // where none can be made, an older one is of other numbers
        metadata.putAll(RepairMetadata.encode(facts.reordered(places)));
        metadata.putAll(RepairMetadata.encode(made == null ? null : made.reordered(places)));
        ModelProto.Builder changed = model.toBuilder().clearMetadataProps();
        metadata.forEach((key, value) -> changed.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return changed.build();
    }

    private static float[] means(float[] rows, int n) {
        double[] sums = new double[n];
        for (int i = 0; i < rows.length; i++) {
            sums[i % n] += rows[i];
        }
        float[] means = new float[n];
        for (int c = 0; c < n; c++) {
            means[c] = (float) (sums[c] * n / rows.length);
        }
        return means;
    }

    /** One for a constant column, as where a model is trained. */
    private static float[] deviations(float[] rows, int n) {
        float[] means = means(rows, n);
        double[] squares = new double[n];
        for (int i = 0; i < rows.length; i++) {
            squares[i % n] += Math.pow((double) rows[i] - means[i % n], 2);
        }
        float[] deviations = new float[n];
        for (int c = 0; c < n; c++) {
            float deviation = (float) Math.sqrt(squares[c] * n / rows.length);
            deviations[c] = deviation > 0 ? deviation : 1;
        }
        return deviations;
    }
}
