package org.idem4j.tribuo.engine;

import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The arithmetic of ND4J's update rules, on blocks of parameters θ with gradient g and up to two quantities of state. */
interface UpdateRule {

    /** One step on a block. */
    @FunctionalInterface
    interface Step {
        /**
         * Moves θ.
         *
         * @param theta θ.
         * @param g The gradient.
         * @param s The first quantity of state, if the rule has one.
         * @param r The second, if it has two.
         * @param count The floats in the block.
         */
        void move(float[] theta, float[] g, float[] s, float[] r, int count);
    }

    /**
     * A step with its factors worked out.
     *
     * @param step Its number, from 0.
     * @param learningRate Its learning rate.
     */
    Step at(long step, double learningRate);

    /** What the state holds before the first step. */
    default double firstState() {
        return 0;
    }

    static UpdateRule of(IUpdater rule) {
        if (rule instanceof Sgd) {
            return sgd();
        } else if (rule instanceof Nesterovs nesterovs) {
            return nesterovs((float) nesterovs.getMomentum());
        } else if (rule instanceof Adam adam) {
            return adam(adam.getBeta1(), adam.getBeta2(), (float) adam.getEpsilon());
        } else if (rule instanceof RmsProp rmsProp) {
            double decay = rmsProp.getRmsDecay();
            return new SquaredGradients((float) decay, (float) (1 - decay), (float) rmsProp.getEpsilon());
        } else if (rule instanceof AdaGrad adaGrad) {
            return new SquaredGradients(1, 1, (float) adaGrad.getEpsilon());
        }
        throw new IllegalArgumentException(
                "No arithmetic for " + rule.getClass().getName());
    }

    /** θ ← θ − ηg. */
    private static UpdateRule sgd() {
        return (step, learningRate) -> {
            float rate = (float) learningRate;
            return (theta, g, s, r, count) -> {
                for (int i = 0; i < count; i++) {
                    theta[i] -= rate * g[i];
                }
            };
        };
    }

    /** s' = μs − ηg, θ ← θ − μs + (1 + μ)s'. */
    private static UpdateRule nesterovs(float momentum) {
        return (step, learningRate) -> {
            float rate = (float) learningRate;
            float ahead = 1 + momentum;
            return (theta, g, s, r, count) -> {
                for (int i = 0; i < count; i++) {
                    float before = momentum * s[i];
                    s[i] = before - rate * g[i];
                    theta[i] += ahead * s[i] - before;
                }
            };
        };
    }

    /** s ← β₁s + (1 − β₁)g, r ← β₂r + (1 − β₂)g², θ ← θ − η√(1 − β₂ᵗ)/(1 − β₁ᵗ) · s/(√r + ε) (Kingma &amp; Ba 2015). */
    private static UpdateRule adam(double beta1, double beta2, float epsilon) {
        float keepS = (float) beta1;
        float addS = (float) (1 - beta1);
        float keepR = (float) beta2;
        float addR = (float) (1 - beta2); // 1 − keepR would be off by 1e-5 of it
        return (step, learningRate) -> {
            float rate =
                    (float) (learningRate * Math.sqrt(1 - Math.pow(beta2, step + 1)) / (1 - Math.pow(beta1, step + 1)));
            return (theta, g, s, r, count) -> {
                for (int i = 0; i < count; i++) {
                    s[i] = keepS * s[i] + addS * g[i];
                    r[i] = keepR * r[i] + addR * (g[i] * g[i]);
                    theta[i] -= rate * s[i] / ((float) Math.sqrt(r[i]) + epsilon);
                }
            };
        };
    }

    /**
     * s ← κs + αg², θ ← θ − ηg/(√s + ε), beginning at s = ε: AdaGrad with κ = α = 1, RMSProp with its decay for κ and
     * α = 1 − κ.
     *
     * @param keep κ.
     * @param add α.
     * @param epsilon ε.
     */
    record SquaredGradients(float keep, float add, float epsilon) implements UpdateRule {
        @Override
        public double firstState() {
            return epsilon;
        }

        @Override
        public Step at(long step, double learningRate) {
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
}
