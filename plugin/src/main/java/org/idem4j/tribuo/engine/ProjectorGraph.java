package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * A projector network to ONNX. The weights of the couplings are stored once, and g and g⁻¹ share them. A row alone costs a
 * runtime about the same for every operator, however small, so each coupling of one hidden layer is two products: the
 * activation goes into the first where a runtime fuses, and the second adds to the row what it is given as its third input.
 */
final class ProjectorGraph {

    /**
     * A coupling whose constants are in the graph.
     *
     * @param net Its layers, for their activation functions.
     * @param weights The names of their W.
     * @param biases The names of their b.
     * @param last The name of the last product's W.
     */
    private record Written(List<FoldedCoupling.Layer> net, List<String> weights, List<String> biases, String last) {}

    private final OnnxGraph graph;

    private ProjectorGraph(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Appends a projector network.
     *
     * @param graph The graph under construction.
     * @param input The name of the value it takes.
     * @return The name of the value that the network gives.
     */
    static String append(FoldedProjector projector, OnnxGraph graph, String input) {
        return new ProjectorGraph(graph)
                .append(CarriedProjector.of(projector), input, false)
                .output();
    }

    /**
     * Appends a projector network that tells its latent rows.
     *
     * @param graph The graph under construction.
     * @param input The name of the value it takes.
     * @return The names of the values that g and the network give.
     */
    static Latents.Appended appendWithLatent(FoldedProjector projector, OnnxGraph graph, String input) {
        return new ProjectorGraph(graph).append(CarriedProjector.of(projector), input, true);
    }

    private Latents.Appended append(CarriedProjector projector, String input, boolean withLatent) {
        List<Written> couplings = new ArrayList<>();
        projector.couplings().forEach(coupling -> couplings.add(write(coupling)));
        String h = input;
        for (Written coupling : couplings) {
            h = shift(coupling, Map.of(), h);
        }
        String latent = withLatent ? latent(h, projector) : null;
        h = graph.node("Gemm", h, constant("W", projector.a()), row("b", projector.bias()));
        Collections.reverse(couplings);
        for (Written coupling : couplings) {
            h = shift(coupling, Map.of("alpha", -1f), h);
        }
        return new Latents.Appended(latent, h);
    }

    /** Under a name of its own, so that those of the network's operators are the same with it and without. */
    private String latent(String h, CarriedProjector projector) {
        List<String> summands = List.of(h, row("carried", projector.carried()));
        return graph.nodes("Add", summands, Map.of(), List.of("latent_rows")).get(0);
    }

    private Written write(CarriedProjector.Coupling coupling) {
        List<String> weights = new ArrayList<>();
        List<String> biases = new ArrayList<>();
        for (FoldedCoupling.Layer layer : coupling.net()) {
            weights.add(constant("W", layer.weights()));
            biases.add(row("b", layer.bias()));
        }
        return new Written(coupling.net(), weights, biases, constant("W", coupling.last()));
    }

    private String constant(String hint, PlacedMatrix matrix) {
        return graph.constant(hint, matrix.values(), matrix.rows(), matrix.columns());
    }

    private String row(String hint, PlacedMatrix row) {
        return graph.constant(hint, row.values(), row.columns());
    }

    private String shift(Written written, Map<String, ?> sign, String h) {
        String m = h;
        for (int i = 0; i < written.net().size(); i++) {
            String z = graph.node(
                    "Gemm", m, written.weights().get(i), written.biases().get(i));
            m = ActivationTranslator.append(written.net().get(i).activation(), graph, z, -1);
        }
        return graph.node("Gemm", List.of(m, written.last(), h), sign);
    }
}
