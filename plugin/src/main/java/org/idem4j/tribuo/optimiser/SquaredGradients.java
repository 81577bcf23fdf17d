package org.idem4j.tribuo.optimiser;

/**
 * What AdaGrad and RMSProp share: s ← κs + αg², θ ← θ − ηg/(√s + ε), beginning at s = ε.
 *
 * @param keep κ.
 * @param add α.
 * @param epsilon ε.
 */
record SquaredGradients(float keep, float add, float epsilon) {

    UpdateStep step(double learningRate) {
        float rate = (float) learningRate;
        float kept = keep;
        float added = add;
        float floor = epsilon;
        return (theta, g, s, r, count) -> {
            for (int i = 0; i < count; i++) {
                s[i] = kept * s[i] + added * (g[i] * g[i]);
                theta[i] -= rate * g[i] / ((float) Math.sqrt(s[i]) + floor);
            }
        };
    }
}
