package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.graph.OnnxGraph;

/** A projector network to ONNX. The weights of the couplings are stored once, and g and g⁻¹ share them. */
final class ProjectorGraph {

    /**
     * A coupling whose constants are in the graph.
     *
     * @param coupling The coupling, for its activation functions.
     * @param weights The names of its W.
     * @param biases The names of its b.
     * @param placement The name of its placement; null where it has none.
     */
    private record Written(FoldedCoupling coupling, List<String> weights, List<String> biases, String placement) {}

    private final OnnxGraph graph;

    private ProjectorGraph(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Appends a projector network.
     *
     * @param graph The graph under construction.
     * @param input The name of the value it takes.
     * @return The names of the values that g and the network give.
     */
    static Latents.Appended append(FoldedProjector projector, OnnxGraph graph, String input) {
        return new ProjectorGraph(graph).append(projector, input);
    }

    private Latents.Appended append(FoldedProjector projector, String input) {
        List<Written> couplings = new ArrayList<>();
        projector.couplings().forEach(coupling -> couplings.add(write(coupling)));
        String h = input;
        for (Written coupling : couplings) {
            h = shift(coupling, "Add", h);
        }
        String latent = h;
        h = graph.node("MatMul", h, constant("W", projector.a()));
        Collections.reverse(couplings);
        for (Written coupling : couplings) {
            h = shift(coupling, "Sub", h);
        }
        return new Latents.Appended(latent, h);
    }

    private Written write(FoldedCoupling coupling) {
        List<String> weights = new ArrayList<>();
        List<String> biases = new ArrayList<>();
        for (FoldedCoupling.Layer layer : coupling.layers()) {
            weights.add(constant("W", layer.weights()));
            biases.add(graph.constant("b", layer.bias().values(), layer.bias().columns()));
        }
        return new Written(
                coupling,
                weights,
                biases,
                coupling.placement() == null ? null : constant("placement", coupling.placement()));
    }

    private String constant(String hint, PlacedMatrix matrix) {
        return graph.constant(hint, matrix.values(), matrix.rows(), matrix.columns());
    }

    private String shift(Written written, String operator, String h) {
        String m = h;
        for (int i = 0; i < written.weights().size(); i++) {
            String z = graph.node(
                    "Gemm", m, written.weights().get(i), written.biases().get(i));
            m = ActivationTranslator.append(written.coupling().layers().get(i).activation(), graph, z, -1);
        }
        return graph.node(operator, h, written.placement() == null ? m : graph.node("MatMul", m, written.placement()));
    }
}
