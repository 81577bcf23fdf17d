package org.idem4j.onnx.export.recurrent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/**
 * An activation function that ONNX's recurrent operators know by name.
 *
 * @param name ONNX's name of it.
 * @param alpha Its first parameter; empty if it has none.
 * @param beta Its second parameter; empty if it has none.
 */
record CellFunction(String name, List<Double> alpha, List<Double> beta) {

    private static final Map<Class<?>, Function<IActivation, CellFunction>> KNOWN = new HashMap<>();

    static {
        KNOWN.put(ActivationTanH.class, f -> of("Tanh"));
        KNOWN.put(ActivationSigmoid.class, f -> of("Sigmoid"));
        KNOWN.put(ActivationSoftSign.class, f -> of("Softsign"));
        KNOWN.put(ActivationSoftPlus.class, f -> of("Softplus"));
        KNOWN.put(ActivationELU.class, f -> of("Elu", ((ActivationELU) f).getAlpha()));
        KNOWN.put(ActivationLReLU.class, f -> of("LeakyRelu", ((ActivationLReLU) f).getAlpha()));
        KNOWN.put(
                ActivationThresholdedReLU.class,
                f -> of("ThresholdedRelu", ((ActivationThresholdedReLU) f).getTheta()));
        KNOWN.put(ActivationHardSigmoid.class, f -> of("HardSigmoid", 0.2, 0.5));
        KNOWN.put(ActivationIdentity.class, f -> of("Affine", 1, 0));
        KNOWN.put(ActivationReLU.class, f -> relu((ActivationReLU) f));
    }

    /** The function of a cell, if the operators know it. */
    static Optional<CellFunction> of(IActivation function) {
        return Optional.ofNullable(KNOWN.get(function.getClass())).map(known -> known.apply(function));
    }

    private static CellFunction of(String name) {
        return new CellFunction(name, List.of(), List.of());
    }

    private static CellFunction of(String name, double alpha) {
        return new CellFunction(name, List.of(alpha), List.of());
    }

    private static CellFunction of(String name, double alpha, double beta) {
        return new CellFunction(name, List.of(alpha), List.of(beta));
    }

    /** Null for the variants that have a threshold or a maximum. */
    private static CellFunction relu(ActivationReLU function) {
        boolean plain = function.getMax() == null && (function.getThreshold() == null || function.getThreshold() == 0);
        double slope = function.getNegativeSlope() == null ? 0 : function.getNegativeSlope();
        if (!plain) {
            return null;
        }
        return slope == 0 ? of("Relu") : of("LeakyRelu", slope);
    }

    /** The attributes of an operator whose cell has these functions, in the operator's order. */
    static Map<String, Object> attributes(List<CellFunction> functions) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("activations", functions.stream().map(CellFunction::name).toArray(String[]::new));
        put(attributes, "activation_alpha", functions, CellFunction::alpha);
        put(attributes, "activation_beta", functions, CellFunction::beta);
        return attributes;
    }

    /** Only of the functions that have the parameter: the operators count through those. */
    private static void put(
            Map<String, Object> attributes,
            String name,
            List<CellFunction> functions,
            Function<CellFunction, List<Double>> parameter) {
        float[] values = new float[functions.size()];
        int count = 0;
        for (CellFunction function : functions) {
            for (double value : parameter.apply(function)) {
                values[count++] = (float) value;
            }
        }
        if (count > 0) {
            attributes.put(name, Arrays.copyOf(values, count));
        }
    }
}
