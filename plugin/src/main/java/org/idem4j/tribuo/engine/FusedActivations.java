package org.idem4j.tribuo.engine;

/** The fused activation functions. */
final class FusedActivations {

    /** Times this, every normal positive number is at least 1. */
    private static final float HUGE = Float.MAX_VALUE;

    private FusedActivations() {}

    record Identity() implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            // Each is its own value.
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            // The derivative is 1.
        }
    }

    record Relu() implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            for (int i = 0; i < count; i++) {
                z[i] = Math.max(0, z[i]);
            }
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            for (int i = 0; i < count; i++) {
                delta[i] *= Math.min(1, y[i] * HUGE);
            }
        }
    }

    /**
     * Of a slope in (0, 1], so that the maximum is the function and its sign is z's.
     *
     * @param slope Below zero.
     */
    record LeakyRelu(float slope) implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            float below = slope;
            for (int i = 0; i < count; i++) {
                z[i] = Math.max(z[i], below * z[i]);
            }
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            float below = slope;
            for (int i = 0; i < count; i++) {
                delta[i] *= Math.max(below, Math.min(1, y[i] * HUGE + 1)); // 1 at zero, as in DL4J
            }
        }
    }

    /**
     * The identity between two bounds, the bounds beyond.
     *
     * @param low The lower bound.
     * @param high The upper bound.
     */
    record Clamp(float low, float high) implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            float a = low;
            float b = high;
            for (int i = 0; i < count; i++) {
                z[i] = Math.min(b, Math.max(a, z[i]));
            }
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            float a = low;
            float b = high;
            for (int i = 0; i < count; i++) {
                delta[i] *= Math.min(1, (y[i] - a) * HUGE) * Math.min(1, (b - y[i]) * HUGE);
            }
        }
    }

    record Tanh() implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            tanh(z, count);
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            for (int i = 0; i < count; i++) {
                delta[i] *= 1 - y[i] * y[i];
            }
        }
    }

    /** (1 + tanh(z/2)) / 2. */
    record Sigmoid() implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            for (int i = 0; i < count; i++) {
                z[i] *= 0.5f;
            }
            tanh(z, count);
            for (int i = 0; i < count; i++) {
                z[i] = 0.5f + 0.5f * z[i];
            }
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            for (int i = 0; i < count; i++) {
                delta[i] *= y[i] * (1 - y[i]);
            }
        }
    }

    /**
     * scale · z above zero, below · (eᶻ − 1) below it, where eᶻ − 1 = 2t/(1 − t) with t = tanh(z/2).
     *
     * @param scale 1 for ELU, λ for SELU.
     * @param below α for ELU, λα for SELU.
     */
    record Elu(float scale, float below) implements FusedActivation {
        @Override
        public void activate(float[] z, int count) {
            float[] t = new float[count];
            for (int i = 0; i < count; i++) {
                t[i] = 0.5f * Math.min(0, z[i]);
            }
            tanh(t, count);
            float above = scale;
            float factor = 2 * below;
            for (int i = 0; i < count; i++) {
                z[i] = above * Math.max(0, z[i]) + factor * t[i] / (1 - t[i]);
            }
        }

        @Override
        public void differentiate(float[] y, float[] delta, int count) {
            float a = below;
            float step = scale - below;
            for (int i = 0; i < count; i++) {
                float positive = Math.max(0, Math.min(1, y[i] * HUGE));
                delta[i] *= a + Math.min(0, y[i]) + step * positive;
            }
        }
    }

    /**
     * The rational function of degree 13 over 6 that Eigen 3 uses for tanh of floats (generic_fast_tanh_float in
     * MathFunctionsImpl.h, with its bound of ±7.905, beyond which a float can't tell it from ±1): within 3e-7 of tanh.
     */
    private static void tanh(float[] x, int count) {
        for (int i = 0; i < count; i++) {
            float t = Math.max(-7.90531110763549805f, Math.min(7.90531110763549805f, x[i]));
            float s = t * t;
            float p = -2.76076847742355e-16f * s + 2.00018790482477e-13f;
            p = p * s - 8.60467152213735e-11f;
            p = p * s + 5.12229709037114e-08f;
            p = p * s + 1.48572235717979e-05f;
            p = p * s + 6.37261928875436e-04f;
            p = p * s + 4.89352455891786e-03f;
            float q = 1.19825839466702e-06f * s + 1.18534705686654e-04f;
            q = q * s + 2.26843463243900e-03f;
            q = q * s + 4.89352518554385e-03f;
            x[i] = t * p / q;
        }
    }
}
