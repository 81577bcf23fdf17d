package org.idem4j.tribuo.experiment.autodiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.autodiff.Operation.Kind;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Listing;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.Table;

/**
 * The figure, tables and code of {@link Autodiff}.
 *
 * @param steps The recorded steps by method.
 */
record AutodiffFindings(Map<String, StepGraph> steps) {

    private static final String FIGURE_TEXT =
            "What the engine was seen to do in one step, at one row x. A framed sum is an error at the output above it:"
                    + " what backpropagation starts from there. J is the derivative of f at y, and ∂L/∂θ what an application"
                    + " adds to the gradient. The modified rule puts −Δ in the place of ∂L/∂y and goes back through the first"
                    + " application alone.";
    private static final String PASSES_TEXT =
            "How often f is applied and gone back through in a step; kept: applications whose activations are kept. products:"
                    + " matrix products of a step on a network of L layers, one forward for each layer, two backward (weights and"
                    + " input) but for the input of the first; b2_products: with B2's five.";
    private static final String RULE =
            "With y = f(x), Δ = 3f(y) − 2f(f(y)) − y and rows averaged, the rule is ∂L/∂y := −Δ / rows, and the chain rule does"
                    + " the rest: ∂L/∂θ = (∂y/∂θ)ᵀ ∂L/∂y. It is the gradient of ½‖y − t‖² with the target t = 3f(y) − 2f(f(y)) held"
                    + " fixed. ";

    Findings findings() {
        return new Findings(
                        summary(),
                        List.of(new Figure("autodiff", "The computation graphs", FIGURE_TEXT, picture())),
                        List.of(passesTable(), operationsTable()))
                .withListings(listings());
    }

    private Picture picture() {
        int length = steps.values().stream().mapToInt(StepGraph::length).max().orElseThrow();
        Picture legend = StepLegend.picture();
        return steps.entrySet().stream()
                .map(step -> StepDrawing.of(step.getKey() + ": " + passes(step.getValue()), step.getValue(), length))
                .reduce(Picture::above)
                .orElseThrow()
                .above(legend);
    }

    private List<String> summary() {
        return steps.entrySet().stream()
                .map(entry -> "The " + entry.getKey() + " gradient takes *" + passes(entry.getValue()) + "*.")
                .toList();
    }

    private static String passes(StepGraph graph) {
        return graph.forward().size() + " forward and " + graph.backward().size() + " backward "
                + (graph.backward().size() == 1 ? "pass" : "passes") + " through f";
    }

    private Table passesTable() {
        List<List<Object>> rows = new ArrayList<>();
        steps.forEach((method, graph) -> rows.add(List.of(
                method,
                graph.forward().size(),
                graph.count(Kind.PASS),
                graph.backward().size(),
                graph.count(Kind.BACKWARD_TO_INPUT),
                products(graph),
                graph.products(PaperNetwork.B2
                        .description()
                        .layers(PaperNetwork.B2.dimension())
                        .size()))));
        return new Table(
                "autodiff",
                "Passes",
                PASSES_TEXT,
                List.of("method", "forward", "kept", "backward", "of_these_to_input", "products", "b2_products"),
                rows);
    }

    /** The products are linear in the layers. */
    private static String products(StepGraph graph) {
        long slope = graph.products(2) - graph.products(1);
        long constant = graph.products(1) - slope;
        return slope + "L" + (constant == 0 ? "" : " − " + -constant);
    }

    private Table operationsTable() {
        List<List<Object>> rows = new ArrayList<>();
        steps.forEach((method, graph) -> {
            for (Operation operation : graph.operations()) {
                rows.add(row(method, graph, operation));
            }
        });
        return new Table(
                "autodiff-operations",
                "The recorded steps",
                "In the order of the engine; through: the application that is gone back through, by its output.",
                List.of("method", "operation", "inputs", "through", "output"),
                rows);
    }

    private static List<Object> row(String method, StepGraph graph, Operation operation) {
        return List.of(
                method,
                operation.kind().words(),
                operation.inputs().stream().map(graph::name).collect(Collectors.joining("; ")),
                operation.through() == null ? "" : graph.name(operation.through()),
                operation.output() == null ? "" : graph.name(operation.output()));
    }

    private static List<Listing> listings() {
        return List.of(
                new Listing(
                        "The rule in DL4J",
                        RULE
                                + "DL4J calls it an external error: backpropagation is handed ∂L/∂y by its caller. This is what"
                                + " the library's engine does, on layers of its own and in parallel.",
                        code("rule_dl4j.txt")),
                new Listing(
                        "The rule in PyTorch",
                        "An operation with a backward rule of its own, put behind f; import torch.",
                        code("rule_torch.py")),
                new Listing(
                        "The rule in JAX",
                        "Likewise; import jax, jax.numpy as jnp and functools.partial.",
                        code("rule_jax.py")));
    }

    private static String code(String name) {
        try (var stream = AutodiffFindings.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
