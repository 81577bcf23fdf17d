package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.idem4j.onnx.graph.SelfMapGraph;

/**
 * Which products of a graph bear a coarser precision: those beside a nonlinearity, whose operand comes from an activation function
 * or whose result goes into one, as in a perceptron or in the couplings g of a network g⁻¹∘A∘g. A product in a linear part stays: the
 * projection A, on whose A² = A the idempotence hangs, a linear model, the expected value of a missing cell. Between a product and the
 * activation may lie what only moves or scales values.
 */
final class InnerProducts {

    private static final Set<String> ACTIVATIONS = Set.of(
            "Celu",
            "Elu",
            "Erf",
            "Gelu",
            "HardSigmoid",
            "HardSwish",
            "LeakyRelu",
            "Mish",
            "PRelu",
            "Relu",
            "Selu",
            "Sigmoid",
            "Softmax",
            "Softplus",
            "Softsign",
            "Tanh",
            "ThresholdedRelu");

    private static final Set<String> MOVING = Set.of(
            "AveragePool",
            "BatchNormalization",
            "Cast",
            "Concat",
            "Dropout",
            "Flatten",
            "GlobalAveragePool",
            "GlobalMaxPool",
            "Identity",
            "MaxPool",
            "Pad",
            "Reshape",
            "Resize",
            "Slice",
            "Squeeze",
            "Transpose",
            "Unsqueeze");

    private static final Set<String> ARITHMETIC = Set.of("Add", "Sub", "Mul", "Div");

    private final GraphProto graph;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, NodeProto> givers = new HashMap<>();
    private final Map<String, List<NodeProto>> takers = new HashMap<>();

    private InnerProducts(GraphProto graph) {
        this.graph = graph;
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        graph.getInputList()
                .forEach(input -> constants.remove(input.getName())); // whoever runs the graph may give others
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(value -> givers.put(value, node));
            node.getInputList()
                    .forEach(value -> takers.computeIfAbsent(value, name -> new ArrayList<>())
                            .add(node));
        }
    }

    /**
     * Finds them.
     *
     * @param ofFilling Whether to take those, too, that the value {@value SelfMapGraph#FILLED} follows from.
     * @return By what they give, in the graph's order.
     */
    static Map<String, Product> of(GraphProto graph, boolean ofFilling) {
        InnerProducts found = new InnerProducts(graph);
        Set<NodeProto> filling = ofFilling ? Set.of() : found.before(SelfMapGraph.FILLED);
        Map<String, Product> products = new LinkedHashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            if (Product.isOne(node) && node.getInputCount() > 1 && !filling.contains(node)) {
                found.product(node).ifPresent(product -> products.put(product.output(), product));
            }
        }
        return products;
    }

    private Optional<Product> product(NodeProto node) {
        return constant(node, 1)
                .filter(weights -> comesFromActivation(node.getInput(0)) || goesIntoActivation(node))
                .map(weights -> new Product(node, weights, constant(node, 2)));
    }

    private Optional<TensorProto> constant(NodeProto node, int input) {
        return Optional.of(node)
                .filter(taking -> taking.getInputCount() > input)
                .map(taking -> constants.get(taking.getInput(input)))
                .filter(FloatConstant::isWhole);
    }

    /** All operators that a value follows from; none where there is no such value. */
    private Set<NodeProto> before(String value) {
        Set<NodeProto> nodes = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            NodeProto giver = givers.get(open.pop());
            if (giver != null && nodes.add(giver)) {
                open.addAll(giver.getInputList());
            }
        }
        return nodes;
    }

    private boolean comesFromActivation(String value) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            NodeProto giver = givers.get(open.pop());
            if (giver != null && ACTIVATIONS.contains(giver.getOpType())) {
                return true;
            }
            if (giver != null && passes(giver)) {
                giver.getInputList().stream().filter(seen::add).forEach(open::add);
            }
        }
        return false;
    }

    private boolean goesIntoActivation(NodeProto product) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(product.getOutputList());
        while (!open.isEmpty()) {
            for (NodeProto taker : takers.getOrDefault(open.pop(), List.of())) {
                if (ACTIVATIONS.contains(taker.getOpType())) {
                    return true;
                }
                if (passes(taker)) {
                    taker.getOutputList().stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return false;
    }

    /** Whether an operator only moves values or scales and shifts them by constants; x·σ(x) is an activation, too. */
    private boolean passes(NodeProto node) {
        return MOVING.contains(node.getOpType())
                || ARITHMETIC.contains(node.getOpType())
                        && node.getInputList().stream()
                                .anyMatch(value -> constants.containsKey(value)
                                        || givers.containsKey(value)
                                                && ACTIVATIONS.contains(
                                                        givers.get(value).getOpType())
                                                && node.getOpType().equals("Mul"));
    }

    /** Whether a graph holds operators within operators, whose use of values is not looked at. */
    static boolean hasInnerGraphs(GraphProto graph) {
        return graph.getNodeList().stream()
                .flatMap(node -> node.getAttributeList().stream())
                .anyMatch(InnerProducts::isGraph);
    }

    private static boolean isGraph(AttributeProto attribute) {
        return attribute.hasG() || attribute.getGraphsCount() > 0;
    }
}
