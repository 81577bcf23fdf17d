package org.idem4j.onnx.export.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** DL4J's activation functions, as they compute in evaluation, to ONNX operators. */
public final class ActivationTranslator {

    /** Appends one function. */
    private interface Formula {
        String append(IActivation function, OnnxGraph graph, String x);
    }

    private static final Map<Class<? extends IActivation>, Formula> FORMULAS = new HashMap<>();

    static {
        put(ActivationIdentity.class, (f, g, x) -> x);
        put(ActivationCube.class, (f, g, x) -> g.node("Mul", g.node("Mul", x, x), x));
        put(ActivationELU.class, (f, g, x) -> with(g, "Elu", x, Map.of("alpha", ((ActivationELU) f).getAlpha())));
        put(ActivationGELU.class, (f, g, x) -> ((ActivationGELU) f).isPrecise() ? preciseGelu(g, x) : gelu(g, x));
        put(ActivationHardSigmoid.class, (f, g, x) -> with(g, "HardSigmoid", x, Map.of("alpha", 0.2, "beta", 0.5)));
        put(ActivationHardTanH.class, (f, g, x) -> clip(g, x, -1, 1));
        put(ActivationLReLU.class, (f, g, x) -> leaky(g, x, ((ActivationLReLU) f).getAlpha()));
        put(ActivationMish.class, (f, g, x) -> g.node("Mul", x, g.node("Tanh", g.node("Softplus", x))));
        put(ActivationRationalTanh.class, (f, g, x) -> rationalTanh(g, x));
        put(ActivationRectifiedTanh.class, (f, g, x) -> g.node("Relu", g.node("Tanh", x)));
        put(ActivationReLU.class, (f, g, x) -> relu((ActivationReLU) f, g, x));
        put(ActivationReLU6.class, (f, g, x) -> clip(g, x, 0, 6));
        put(ActivationRReLU.class, (f, g, x) -> randomisedRelu((ActivationRReLU) f, g, x));
        put(ActivationSELU.class, (f, g, x) -> g.node("Selu", x));
        put(ActivationSigmoid.class, (f, g, x) -> g.node("Sigmoid", x));
        put(ActivationSoftPlus.class, (f, g, x) -> g.node("Softplus", x));
        put(ActivationSoftSign.class, (f, g, x) -> g.node("Softsign", x));
        put(ActivationSwish.class, (f, g, x) -> gated(g, x, x));
        put(ActivationTanH.class, (f, g, x) -> g.node("Tanh", x));
        put(
                ActivationThresholdedReLU.class,
                (f, g, x) ->
                        with(g, "ThresholdedRelu", x, Map.of("alpha", ((ActivationThresholdedReLU) f).getTheta())));
    }

    private ActivationTranslator() {}

    private static void put(Class<? extends IActivation> function, Formula formula) {
        FORMULAS.put(function, formula);
    }

    /**
     * Why a function can't be translated.
     *
     * @param function The function; null where a saved network names none.
     * @return The reasons, none if it can.
     */
    public static List<String> obstacles(IActivation function) {
        if (function == null) {
            return List.of("its activation function is null; set one, and save the network again");
        }
        if (!(function instanceof ActivationSoftmax) && !FORMULAS.containsKey(function.getClass())) {
            return List.of("its activation function " + function.getClass().getName() + " has no translation");
        }
        return List.of();
    }

    /**
     * Appends a function without obstacles.
     *
     * @param function The function.
     * @param graph The graph under construction.
     * @param x The name of the value it takes.
     * @param axis The axis of a softmax, the only function that is not computed value by value.
     * @return The name of the value it gives.
     */
    public static String append(IActivation function, OnnxGraph graph, String x, int axis) {
        return function instanceof ActivationSoftmax
                ? with(graph, "Softmax", x, Map.of("axis", axis))
                : FORMULAS.get(function.getClass()).append(function, graph, x);
    }

    private static String with(OnnxGraph graph, String operator, String x, Map<String, ?> attributes) {
        return graph.node(operator, List.of(x), attributes);
    }

    /** x · σ(gate). */
    private static String gated(OnnxGraph graph, String x, String gate) {
        return graph.node("Mul", x, graph.node("Sigmoid", gate));
    }

    private static String gelu(OnnxGraph graph, String x) {
        return gated(graph, x, graph.node("Mul", x, graph.scalar("slope", 1.702)));
    }

    /** x/2 · (1 + tanh(√(2/π) (x + (0.044715 x)³))): in DL4J the cube takes the factor in. */
    private static String preciseGelu(OnnxGraph graph, String x) {
        String y = graph.node("Mul", x, graph.scalar("factor", 0.044715));
        String sum = graph.node("Add", x, graph.node("Mul", graph.node("Mul", y, y), y));
        String bend = graph.node("Tanh", graph.node("Mul", sum, graph.scalar("root", Math.sqrt(2 / Math.PI))));
        String half = graph.node("Mul", x, graph.scalar("half", 0.5));
        return graph.node("Mul", half, graph.node("Add", bend, graph.scalar("one", 1)));
    }

    private static String clip(OnnxGraph graph, String x, double low, double high) {
        return graph.node("Clip", x, graph.scalar("low", low), graph.scalar("high", high));
    }

    private static String leaky(OnnxGraph graph, String x, double slope) {
        return with(graph, "LeakyRelu", x, Map.of("alpha", slope));
    }

    /** DL4J in evaluation: max(x, (l + u)/2), not a slope. */
    private static String randomisedRelu(ActivationRReLU function, OnnxGraph graph, String x) {
        double middle = 0.5 * (function.getL() + function.getU());
        return graph.node("Max", x, graph.scalar("middle", middle));
    }

    /** Below the threshold slope · (x − threshold), from it on x, capped at the maximum. */
    private static String relu(ActivationReLU function, OnnxGraph graph, String x) {
        double threshold = function.getThreshold() == null ? 0 : function.getThreshold();
        double slope = function.getNegativeSlope() == null ? 0 : function.getNegativeSlope();
        String result;
        if (threshold == 0) {
            result = slope == 0 ? graph.node("Relu", x) : leaky(graph, x, slope);
        } else {
            String bound = graph.scalar("threshold", threshold);
            String below = graph.node("Mul", graph.node("Sub", x, bound), graph.scalar("slope", slope));
            result = graph.node("Where", graph.node("Less", x, bound), below, x);
        }
        return function.getMax() == null
                ? result
                : graph.node("Min", result, graph.scalar("maximum", function.getMax()));
    }

    /** 1.7159 · sgn(z)(1 − 1/(1 + |z| + z² + 1.41645 z⁴)) at z = 2x/3. */
    private static String rationalTanh(OnnxGraph graph, String x) {
        String one = graph.scalar("one", 1);
        String z = graph.node("Mul", x, graph.scalar("two_thirds", 2.0 / 3));
        String square = graph.node("Mul", z, z);
        String quartic = graph.node("Mul", graph.node("Mul", square, square), graph.scalar("quartic", 1.41645));
        String sum =
                graph.node("Add", graph.node("Add", graph.node("Add", one, graph.node("Abs", z)), square), quartic);
        String magnitude = graph.node("Sub", one, graph.node("Reciprocal", sum));
        return graph.node("Mul", graph.node("Mul", graph.node("Sign", z), magnitude), graph.scalar("scale", 1.7159));
    }
}
