package org.idem4j.tribuo.experiment.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.experiment.autodiff.Operation.Kind;

/** A recorded step read as a computation graph. */
final class StepGraph {

    private final List<Operation> operations;
    private final Map<Integer, String> names = new HashMap<>(Map.of(0, "x"));
    private final Map<Integer, Integer> depths = new HashMap<>(Map.of(0, 0));
    private final Map<Integer, Kind> makers = new HashMap<>();

    StepGraph(Recording recording) {
        this.operations = recording.operations();
        for (Operation operation : operations) {
            if (operation.output() != null) {
                names.put(operation.output(), nameOf(operation));
                makers.put(operation.output(), operation.kind());
            }
            if (operation.forward()) {
                depths.put(operation.output(), depth(operation.inputs().get(0)) + 1);
            }
        }
    }

    private String nameOf(Operation operation) {
        int first = operation.inputs().get(0);
        return switch (operation.kind()) {
            case PASS, APPLY -> first == 0 ? "y" : "f(" + name(first) + ")";
            case BACKWARD_TO_INPUT -> "Jᵀ" + factor(first);
            case COMBINE -> sum(operation);
            case BOUND -> name(first);
            case DISTANCE, BACKWARD -> throw new IllegalStateException(operation.kind() + " gives no value");
        };
    }

    private String sum(Operation combination) {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < combination.inputs().size(); i++) {
            double factor = combination.factors().get(i);
            if (factor != 0) {
                String sign = factor < 0 ? "−" : "+";
                sum.append(sum.isEmpty() ? sign.replace("+", "") : " " + sign + " ")
                        .append(Math.abs(factor) == 1 ? "" : number(Math.abs(factor)))
                        .append(factor(combination.inputs().get(i)));
            }
        }
        return sum.toString();
    }

    /** A number as briefly as can be. */
    static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /** A value's name as it stands in a product. */
    private String factor(int value) {
        return makers.get(value) == Kind.COMBINE ? "(" + name(value) + ")" : name(value);
    }

    List<Operation> operations() {
        return operations;
    }

    List<Operation> of(Kind kind) {
        return operations.stream().filter(operation -> operation.kind() == kind).toList();
    }

    long count(Kind kind) {
        return of(kind).size();
    }

    List<Operation> forward() {
        return operations.stream().filter(Operation::forward).toList();
    }

    List<Operation> backward() {
        return operations.stream().filter(Operation::backward).toList();
    }

    /** The value as a formula in x, y = f(x), and J, the derivative of f at y. */
    String name(int value) {
        return names.get(value);
    }

    /** Whether a value can be backpropagated from; not if f was only applied. */
    boolean kept(int value) {
        return makers.get(value) != Kind.APPLY;
    }

    /** Which derivative an error is: of the loss, or, if f was only applied to come to it, −Δ in its place. */
    String role(int error) {
        Operation combination = of(Kind.COMBINE).stream()
                .filter(operation -> operation.output() == error)
                .findFirst()
                .orElseThrow();
        String sign = combination.inputs().stream().allMatch(this::kept) ? " = " : " := −Δ = ";
        return backward().stream()
                .filter(operation -> operation.inputs().contains(error))
                .findFirst()
                .map(operation -> "∂L/∂" + factor(operation.through()) + sign)
                .orElse("");
    }

    /** How many applications of f lead from x to a value, of those that are x or an application's output. */
    int depth(int value) {
        return depths.get(value);
    }

    /** Whether a value is x or an application's output. */
    boolean inChain(int value) {
        return depths.containsKey(value);
    }

    /** The most applications one after the other. */
    int length() {
        return depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /**
     * The matrix products of the step on a network of so many layers. Forward it is one for each; backward to the parameters
     * one for each layer's weights and one for its input, which the first layer leaves out unless that is wanted.
     */
    long products(int layers) {
        long forward = (count(Kind.PASS) + count(Kind.APPLY)) * layers;
        return forward + count(Kind.BACKWARD) * (2L * layers - 1) + count(Kind.BACKWARD_TO_INPUT) * 2L * layers;
    }
}
