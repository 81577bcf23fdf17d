package org.idem4j.onnx.serving;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import org.idem4j.onnx.repair.Calibration;

/** Whether what a file makes of a row depends on the rows beside it. Looked at when it is first asked for. */
final class BatchDependence {

    /** Operators that take a scale from all of a batch, or draw anew at each run. */
    private static final Set<String> KNOWN = Set.of(
            "DynamicQuantizeLinear",
            "DynamicQuantizeMatMul",
            "DynamicQuantizeLSTM",
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike",
            "Multinomial",
            "Bernoulli");

    private static final int MOST_ROWS = 64;
    private static final int MOST_VALUES = 1 << 18;

    private final ServedFile served;
    private Optional<String> reason;

    BatchDependence(ServedFile served) {
        this.served = served;
    }

    /** A sentence; empty where rows are by themselves. */
    synchronized Optional<String> reason() {
        if (reason == null) {
            SortedSet<String> operators = served.file().operators();
            operators.retainAll(KNOWN);
            double difference = difference();
            boolean free = operators.isEmpty() && difference == 0;
            reason = free ? Optional.empty() : Optional.of(told(operators, difference));
        }
        return reason;
    }

    private String told(SortedSet<String> operators, double difference) {
        String origin = served.file().origin();
        String differs = difference == 0
                ? "what " + origin + " makes of a row depends on the rows beside it"
                : String.format(
                        Locale.ROOT,
                        "a row alone and the same row in a batch come out of %s up to %.2g %s apart",
                        origin,
                        difference,
                        served.repairFacts().calibration() == null ? "" : "deviations");
        return differs
                + (operators.isEmpty()
                        ? ". Make its weights constants of the graph, not inputs of it, and no operator one over the batch's axis"
                        : ", by its operators " + String.join(", ", operators)
                                + ". Take a file without them, such as 'export --precision int8-static' or the float file")
                + ".";
    }

    /** The largest one between rows alone and in a batch, in deviations; 0 where it is rounding on a device other than the CPU. */
    private double difference() {
        int n = served.function().dimension();
        Calibration calibration = served.repairFacts().calibration();
        float[] rows = rows(n, calibration);
        ServedRows f = served.rows();
        float[] together = f.apply(rows, 1);
        double largest = 0;
        for (int start = 0; start < rows.length; start += n) {
            float[] row = Arrays.copyOfRange(rows, start, start + n);
            float[] alone = f.apply(row, 1);
            for (int c = 0; c < n; c++) {
                if (Float.floatToIntBits(alone[c]) != Float.floatToIntBits(together[start + c])) {
                    double apart = Math.abs((double) alone[c] - together[start + c]);
                    double unit = calibration == null ? 1 : calibration.deviations()[c];
                    largest = Math.max(largest, Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart / unit);
                }
            }
        }
        boolean exact = served.function().placement().provider() == ExecutionProvider.CPU;
        return exact || largest > Calibration.ROUNDING ? largest : 0;
    }

    /** Rows around f(0), which lies where f is at home. */
    private float[] rows(int n, Calibration calibration) {
        float[] centre = served.rows().apply(new float[n], 1);
        int count = Math.max(2, Math.min(MOST_ROWS, MOST_VALUES / n));
        SplittableRandom random = new SplittableRandom(1);
        float[] rows = new float[count * n];
        for (int i = 0; i < rows.length; i++) {
            float middle = Float.isFinite(centre[i % n]) ? centre[i % n] : 0;
            rows[i] = (float) (middle
                    + random.nextGaussian()
                            * (calibration == null ? 1 : calibration.deviations()[i % n]));
        }
        return rows;
    }
}
