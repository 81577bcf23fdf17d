package org.idem4j.onnx.export.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.activations.IActivation;

/**
 * One direction of an LSTM: by ONNX's operator where it knows the activation functions, else by a loop.
 *
 * @param gates The activation function of the gates.
 * @param activation The activation function of the cell's input and output.
 * @param weights The weights.
 * @param backwards Whether it begins with the last step.
 */
record LstmCell(IActivation gates, IActivation activation, LstmWeights weights, boolean backwards) {

    /** Why a cell of these functions can't be exported, each reason once; that of the activation first. */
    static List<String> obstacles(IActivation gates, IActivation activation) {
        return Stream.of(activation, gates)
                .flatMap(function -> ActivationTranslator.obstacles(function).stream())
                .distinct()
                .toList();
    }

    /**
     * Appends the cell over all steps.
     *
     * @param series The name of a time series, [time, batch, inputs].
     * @return The name of the outputs, [time, batch, n].
     */
    String append(Translation translation, String series) {
        Optional<CellFunction> gate = CellFunction.of(gates);
        Optional<CellFunction> cell = CellFunction.of(activation);
        return gate.isPresent() && cell.isPresent()
                ? operator(translation, series, List.of(gate.get(), cell.get(), cell.get()))
                : loop(translation, series);
    }

    private String operator(Translation translation, String series, List<CellFunction> functions) {
        List<String> inputs = new ArrayList<>(List.of(
                translation.constant("W", weights.onnxInput()),
                translation.constant("R", weights.onnxRecurrent()),
                translation.constant("B", weights.onnxBias())));
        if (weights.hasPeepholes()) {
            // Neither lengths of the examples nor initial states.
            inputs.addAll(List.of(OnnxGraph.NONE, OnnxGraph.NONE, OnnxGraph.NONE));
            inputs.add(translation.constant("P", weights.onnxPeepholes()));
        }
        return new RecurrentOperator("LSTM", functions, weights.units(), backwards)
                .append(translation.graph(), series, inputs);
    }

    private String loop(Translation translation, String series) {
        OnnxGraph graph = translation.graph();
        String products = graph.node("MatMul", series, translation.constant("W", weights.input()));
        String biased = graph.node("Add", products, translation.vector("b", weights.bias()));
        String recurrent = translation.constant("R", weights.recurrentGates());
        Peepholes peepholes = Peepholes.of(translation, weights);
        return new TimeLoop(weights.units(), 2, backwards).append(translation, biased, (body, x, states) -> {
            String sum = body.node("Add", x, body.node("MatMul", states.get(0), recurrent));
            List<String> blocks = body.nodes("Split", List.of(sum), Map.of("axis", 1), List.of("a", "f", "o", "g"));
            return step(body, blocks, states.get(1), peepholes);
        });
    }

    private List<String> step(OnnxGraph body, List<String> blocks, String cell, Peepholes peepholes) {
        String a = function(activation, body, blocks.get(0));
        String f = function(gates, body, peepholes.add(body, blocks.get(1), cell, peepholes.forget()));
        String g = function(gates, body, peepholes.add(body, blocks.get(3), cell, peepholes.input()));
        String next = body.node("Add", body.node("Mul", f, cell), body.node("Mul", g, a));
        String o = function(gates, body, peepholes.add(body, blocks.get(2), next, peepholes.output()));
        return List.of(body.node("Mul", o, function(activation, body, next)), next);
    }

    private static String function(IActivation function, OnnxGraph body, String x) {
        return ActivationTranslator.append(function, body, x, -1);
    }

    /** The names of the gates' weights of the cell's state; all null without peepholes. */
    private record Peepholes(String forget, String output, String input) {

        static Peepholes of(Translation translation, LstmWeights weights) {
            return weights.hasPeepholes()
                    ? new Peepholes(
                            translation.vector("p_f", weights.forgetPeephole()),
                            translation.vector("p_o", weights.outputPeephole()),
                            translation.vector("p_g", weights.inputPeephole()))
                    : new Peepholes(null, null, null);
        }

        String add(OnnxGraph body, String gate, String cell, String weights) {
            return weights == null ? gate : body.node("Add", gate, body.node("Mul", cell, weights));
        }
    }
}
