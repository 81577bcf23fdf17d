package org.idem4j.tribuo.experiment.trajectory;

/**
 * The gradients of both methods at the same parameters and batch.
 *
 * @param modified dL/dθ by the modified method.
 * @param ordinary dL/dθ by the ordinary method.
 */
record Gradients(float[] modified, float[] ordinary) {

    /** The Euclidean norm, summed in double. */
    static double norm(float[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    /** The cosine of the angle between two vectors; NaN if one of them is zero or not finite. */
    static double cosine(float[] a, float[] b) {
        return dot(a, b) / (norm(a) * norm(b));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
