package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/**
 * Implicit maximum likelihood (Li &amp; Malik 2018): each training row draws the nearest of the outputs, so that none is left out,
 * L = Σᵢ wᵢ‖y<sub>j(i)</sub> − tᵢ‖² / (n · rows) with j(i) the nearest y to the target tᵢ and wᵢ the row's weight; an entry of a target
 * that is not known counts nowhere. Meant for {@link Inputs#NOISE}, of which there
 * are as many rows as training rows; a shard's targets look among its own outputs.
 */
public record NearestOutput() implements Term {

    /** The name under which it is reported. */
    public static final String NAME = "likelihood";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        if (rows.beside() == null) {
            throw new IllegalArgumentException(
                    "The likelihood needs training rows beside the noise, which an objective without"
                            + " a term on them has not: give reconstructionWeight a value above zero.");
        }
        int n = rows.y().columns();
        float[] outputs = rows.y().toFloats();
        float[] targets = rows.beside().targets().toFloats();
        float[] error = new float[outputs.length];
        double entries = (double) f.batchRows() * n;
        float[] weights = rows.beside().weights();
        double squares = 0;
        for (int row = 0; row < targets.length / n; row++) {
            int nearest = nearest(outputs, targets, row * n, n);
            double rowWeight = weights == null ? 1 : weights[row];
            for (int i = 0; i < n; i++) {
                double step = step(outputs[nearest * n + i], targets[row * n + i]);
                squares += rowWeight * step * step;
                error[nearest * n + i] += (float) (2 * weight * rowWeight / entries * step);
            }
        }
        Batch gradient = f.batch(error, n);
        return new OutputError(gradient, squares / entries);
    }

    private static int nearest(float[] outputs, float[] targets, int target, int n) {
        double least = Double.POSITIVE_INFINITY;
        int nearest = 0;
        for (int row = 0; row < outputs.length / n; row++) {
            double square = 0;
            for (int i = 0; i < n && square < least; i++) {
                double step = step(outputs[row * n + i], targets[target + i]);
                square += step * step;
            }
            if (square < least) {
                least = square;
                nearest = row;
            }
        }
        return nearest;
    }

    private static double step(float output, float target) {
        return Float.isNaN(target) ? 0 : (double) output - target;
    }
}
