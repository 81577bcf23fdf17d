package org.idem4j.tribuo.network;

import java.util.EnumSet;
import java.util.Set;

/** DeepLearning4J's activation functions, element by element but for {@link #SOFTMAX}. */
public enum Activation {
    /** x³. */
    CUBE,
    /** x above zero, eˣ − 1 below. */
    ELU,
    /** x·σ(1.702x). */
    GELU,
    /** .2x + .5, clipped to [0, 1]. */
    HARDSIGMOID,
    /** x, clipped to [−1, 1]. */
    HARDTANH,
    /** x. */
    IDENTITY,
    /** x above zero, the negative slope times x below. */
    LEAKYRELU,
    /** x·tanh(log(1 + eˣ)). */
    MISH,
    /** 1.7159·t(2x/3), t a rational approximation of tanh. */
    RATIONALTANH,
    /** max(0, tanh x). */
    RECTIFIEDTANH,
    /** max(0, x). */
    RELU,
    /** x, clipped to [0, 6]. */
    RELU6,
    /** Randomised leaky ReLU at its mean slope 11/48, as in evaluation: training here is deterministic. */
    RRELU,
    /** Scaled ELU. */
    SELU,
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID,
    /** eˣ over its sum along the row. */
    SOFTMAX,
    /** log(1 + eˣ). */
    SOFTPLUS,
    /** x / (1 + |x|). */
    SOFTSIGN,
    /** x·σ(x). */
    SWISH,
    /** tanh x. */
    TANH,
    /** x above 1, else 0. */
    THRESHOLDEDRELU;

    private static final Set<Activation> BOUNDED =
            EnumSet.of(HARDSIGMOID, HARDTANH, RATIONALTANH, RECTIFIEDTANH, RELU6, SIGMOID, SOFTMAX, SOFTSIGN, TANH);

    /**
     * Whether its values stay between two bounds.
     *
     * @return True if they do, for every input.
     */
    public boolean bounded() {
        return BOUNDED.contains(this);
    }
}
