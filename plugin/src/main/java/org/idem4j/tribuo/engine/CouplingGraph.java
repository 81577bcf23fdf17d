package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;

/**
 * Couplings of many columns, or over images, to ONNX. A row is held in the two parts of the coupling at hand, which the next one
 * takes as they are where it splits the row alike. Weights are stored once, and g and g⁻¹ share them.
 */
final class CouplingGraph {

    private final OnnxGraph graph;
    private final Projector projector;
    private final float[] parameters;
    private final Map<Integer, ImageGraph> nets = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();

    CouplingGraph(OnnxGraph graph, Projector projector, float[] parameters) {
        this.graph = graph;
        this.projector = projector;
        this.parameters = parameters;
    }

    /**
     * A row's columns in two parts.
     *
     * @param first The columns of one part.
     * @param second Those of the other.
     * @param ofFirst The name of the value, [batch, |first|].
     * @param ofSecond The name of the value, [batch, |second|].
     */
    private record Halves(List<Integer> first, List<Integer> second, String ofFirst, String ofSecond) {}

    /** Appends f to rows; the latent rows under a name of their own. */
    Latents.Appended append(String rows, boolean withLatent) {
        String h = apply(rows);
        String latent = withLatent
                ? graph.nodes("Identity", List.of(h), Map.of(), List.of("latent_rows"))
                        .get(0)
                : null;
        return new Latents.Appended(latent, onto(h).output());
    }

    /** Appends f to rows, and tells the coordinates in the range of A. */
    Codes.Appended appendWithCodes(String rows) {
        return onto(apply(rows));
    }

    /** g⁻¹(hQQᵀ), by way of hQ. */
    private Codes.Appended onto(String h) {
        int n = projector.dimension();
        float[] range = ProjectorCodes.range(projector, parameters);
        int rank = range.length / n;
        String codes = graph.node(
                "MatMul",
                h,
                graph.constant("Q", PlacedMatrix.columnMajor(range, 0, n, rank).values(), n, rank));
        return new Codes.Appended(codes, invert(graph.node("MatMul", codes, graph.constant("Q", range, rank, n))));
    }

    /** Appends g to rows. */
    String apply(String rows) {
        List<Coupling> couplings = projector.couplings();
        Halves halves = null;
        int from = 0;
        for (Coupling coupling : couplings) {
            halves = shift(coupling, from, "Add", split(coupling, halves, rows));
            from += coupling.function().parameterCount();
        }
        return halves == null ? rows : joined(halves);
    }

    /** Appends g⁻¹ to rows. */
    String invert(String rows) {
        List<Coupling> couplings = projector.couplings();
        Halves halves = null;
        int from = couplings.stream()
                .mapToInt(coupling -> coupling.function().parameterCount())
                .sum();
        for (int i = couplings.size() - 1; i >= 0; i--) {
            Coupling coupling = couplings.get(i);
            from -= coupling.function().parameterCount();
            halves = shift(coupling, from, "Sub", split(coupling, halves, rows));
        }
        return halves == null ? rows : joined(halves);
    }

    /** What a coupling reads, then what it shifts; of rows where nothing is split yet. */
    private Halves split(Coupling coupling, Halves halves, String rows) {
        List<Integer> read = coupling.read();
        List<Integer> shifted = coupling.shifted();
        if (halves != null && halves.first().equals(read) && halves.second().equals(shifted)) {
            return halves;
        } else if (halves != null
                && halves.first().equals(shifted)
                && halves.second().equals(read)) {
            return new Halves(read, shifted, halves.ofSecond(), halves.ofFirst());
        }
        String whole = halves == null ? rows : joined(halves);
        return new Halves(read, shifted, gathered(whole, read), gathered(whole, shifted));
    }

    private String gathered(String rows, List<Integer> columns) {
        String places = constants.computeIfAbsent(
                "columns" + columns,
                key -> graph.constant(
                        "columns",
                        columns.stream().mapToLong(Integer::longValue).toArray()));
        return graph.gather(rows, places, 1);
    }

    private String joined(Halves halves) {
        List<Integer> order = new ArrayList<>(halves.first());
        order.addAll(halves.second());
        List<Integer> places = IntStream.range(0, order.size())
                .boxed()
                .sorted(Comparator.comparing(order::get))
                .toList();
        return gathered(graph.concat(List.of(halves.ofFirst(), halves.ofSecond()), 1), places);
    }

    private Halves shift(Coupling coupling, int from, String operator, Halves halves) {
        String m = coupling.function() instanceof ImageNetwork images
                ? overImages(coupling, images, from, halves.ofFirst())
                : dense((Perceptron) coupling.function(), from, halves.ofFirst());
        return new Halves(
                halves.first(), halves.second(), halves.ofFirst(), graph.node(operator, halves.ofSecond(), m));
    }

    private String overImages(Coupling coupling, ImageNetwork images, int from, String read) {
        String given = nets.computeIfAbsent(from, key -> new ImageGraph(graph, images.layers(), parameters, from))
                .append(coupling.takesWhole() ? amongZeros(read, coupling) : read);
        return coupling.givesWhole() ? gathered(given, coupling.shifted()) : given;
    }

    /** A whole row of what is read, with zeros elsewhere: each of these columns takes the one zero behind what is read. */
    private String amongZeros(String read, Coupling coupling) {
        String borders =
                constants.computeIfAbsent("borders", key -> graph.constant("borders", new long[] {0, 0, 0, 1}));
        List<Integer> places = new ArrayList<>(
                Collections.nCopies(coupling.dimension(), coupling.read().size()));
        for (int i = 0; i < coupling.read().size(); i++) {
            places.set(coupling.read().get(i), i);
        }
        return gathered(graph.node("Pad", read, borders), places);
    }

    private String dense(Perceptron net, int from, String input) {
        String x = input;
        int next = from;
        for (DenseLayer layer : net.layers()) {
            int inputs = layer.inputs();
            int outputs = layer.outputs();
            int weights = next;
            String w = constants.computeIfAbsent(
                    "W" + weights,
                    key -> graph.constant(
                            "W",
                            PlacedMatrix.columnMajor(parameters, weights, inputs, outputs)
                                    .values(),
                            inputs,
                            outputs));
            String b = constants.computeIfAbsent(
                    "b" + weights,
                    key -> graph.constant(
                            "b",
                            PlacedMatrix.columnMajor(parameters, weights + inputs * outputs, 1, outputs)
                                    .values(),
                            outputs));
            x = ActivationTranslator.append(Activations.of(layer), graph, graph.node("Gemm", x, w, b), -1);
            next += layer.parameterCount();
        }
        return x;
    }
}
