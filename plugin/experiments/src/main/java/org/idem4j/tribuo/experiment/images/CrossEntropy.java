package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;
import org.idem4j.tribuo.objective.OutputError;
import org.idem4j.tribuo.objective.OutputRows;
import org.idem4j.tribuo.objective.Term;

/** The cross-entropy of a softmax over the outputs, L = −Σᵢⱼ tᵢⱼ log softmax(yᵢ)ⱼ / rows, with dL/dy = (softmax(y) − t) / rows. */
record CrossEntropy() implements Term {

    @Override
    public String name() {
        return "cross-entropy";
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        int classes = rows.y().columns();
        float[] probabilities = softmax(rows.y().toFloats(), classes);
        float[] targets = rows.target().toFloats();
        double loss = 0;
        float[] error = new float[targets.length];
        for (int i = 0; i < error.length; i++) {
            loss -= targets[i] * Math.log(Math.max(probabilities[i], Float.MIN_NORMAL));
            error[i] = (float) (weight * (probabilities[i] - targets[i]) / f.batchRows());
        }
        Batch gradient = f.batch(error, classes);
        return new OutputError(gradient, loss / f.batchRows());
    }

    /** Per row positive numbers that sum to 1. */
    static float[] softmax(float[] outputs, int classes) {
        float[] probabilities = new float[outputs.length];
        for (int start = 0; start < outputs.length; start += classes) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                most = Math.max(most, outputs[start + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(outputs[start + k] - most);
            }
            for (int k = 0; k < classes; k++) {
                probabilities[start + k] = (float) (Math.exp(outputs[start + k] - most) / sum);
            }
        }
        return probabilities;
    }
}
