package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.engine.FusedActivations.Clamp;
import org.idem4j.tribuo.engine.FusedActivations.Elu;
import org.idem4j.tribuo.engine.FusedActivations.Identity;
import org.idem4j.tribuo.engine.FusedActivations.LeakyRelu;
import org.idem4j.tribuo.engine.FusedActivations.Relu;
import org.idem4j.tribuo.engine.FusedActivations.Sigmoid;
import org.idem4j.tribuo.engine.FusedActivations.Tanh;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * An activation function a whose derivative follows from its value, as loops that C2 vectorises: straight lines of
 * arithmetic, minimum and maximum, without branches, whose mispredictions cost more than all else.
 */
interface FusedActivation {

    /** λ of SELU (Klambauer et al. 2017, Eq. 14). */
    float SELU_LAMBDA = 1.0507009873554805f;

    /** α of SELU (ibid.). */
    float SELU_ALPHA = 1.6732632423543772f;

    /**
     * z ← a(z).
     *
     * @param z Preactivations.
     * @param count The floats in the block.
     */
    void activate(float[] z, int count);

    /**
     * δ ← δ · a'(z), given y = a(z).
     *
     * @param y Values.
     * @param delta dL/dy, becomes dL/dz.
     * @param count The floats in the block.
     */
    void differentiate(float[] y, float[] delta, int count);

    /** The fused form of DL4J's function, or null where there is none. */
    static FusedActivation of(IActivation function) {
        if (function instanceof ActivationIdentity) {
            return new Identity();
        } else if (function instanceof ActivationReLU relu
                && relu.getMax() == null
                && relu.getThreshold() == null
                && relu.getNegativeSlope() == null) {
            return new Relu();
        } else if (function instanceof ActivationLReLU leaky && leaky.getAlpha() > 0 && leaky.getAlpha() <= 1) {
            return new LeakyRelu((float) leaky.getAlpha());
        } else if (function instanceof ActivationReLU6) {
            return new Clamp(0, 6);
        } else if (function instanceof ActivationHardTanH) {
            return new Clamp(-1, 1);
        } else if (function instanceof ActivationTanH) {
            return new Tanh();
        } else if (function instanceof ActivationSigmoid) {
            return new Sigmoid();
        } else if (function instanceof ActivationELU elu
                && elu.getAlpha() == 1) { // DL4J ignores another in the derivative
            return new Elu(1, 1);
        } else if (function instanceof ActivationSELU) {
            return new Elu(SELU_LAMBDA, SELU_LAMBDA * SELU_ALPHA);
        }
        return null;
    }
}
