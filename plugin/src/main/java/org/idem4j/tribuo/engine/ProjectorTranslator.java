package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * A projector network to ONNX. The weights of the couplings are stored once, and g and g⁻¹ share them. A coupling gathers
 * what it reads and what it shifts, and a further Gather puts the columns back in their places.
 */
final class ProjectorTranslator implements LayerTranslator {

    /**
     * A coupling whose constants are in the graph.
     *
     * @param read The indices of the columns that it reads.
     * @param shifted Those of the columns that it shifts.
     * @param places For each column its place among the read ones followed by the shifted ones.
     * @param layers Its net.
     */
    private record Written(String read, String shifted, String places, List<WrittenLayer> layers) {}

    /**
     * A layer whose constants are in the graph.
     *
     * @param layer The layer, for its activation function.
     * @param weights W.
     * @param bias b.
     */
    private record WrittenLayer(FusedDenseLayer layer, String weights, String bias) {}

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ((FusedProjectorLayer) layer)
                .wiring().layers().stream()
                        .flatMap(inner ->
                                ActivationTranslator.obstacles(inner.layerConf().getActivationFn()).stream())
                        .distinct()
                        .toList();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        CouplingWiring wiring = ((FusedProjectorLayer) layer).wiring();
        List<Written> couplings = new ArrayList<>();
        wiring.couplings().forEach(coupling -> couplings.add(write(coupling, translation)));
        String h = input;
        for (Written coupling : couplings) {
            h = shift(coupling, "Add", translation, h);
        }
        String a = translation.parameter(wiring.projection().served(), DefaultParamInitializer.WEIGHT_KEY);
        h = translation.graph().node("MatMul", h, a);
        Collections.reverse(couplings);
        for (Written coupling : couplings) {
            h = shift(coupling, "Sub", translation, h);
        }
        return h;
    }

    private static Written write(CouplingNet coupling, Translation translation) {
        OnnxGraph graph = translation.graph();
        int[] order = IntStream.concat(IntStream.of(coupling.read()), IntStream.of(coupling.shifted()))
                .toArray();
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        List<WrittenLayer> layers = coupling.net().layers().stream()
                .map(layer -> new WrittenLayer(
                        layer,
                        translation.parameter(layer, DefaultParamInitializer.WEIGHT_KEY),
                        translation.vector("b", layer.getParam(DefaultParamInitializer.BIAS_KEY))))
                .toList();
        return new Written(
                indices(graph, "read", coupling.read()),
                indices(graph, "shifted", coupling.shifted()),
                indices(graph, "places", places),
                layers);
    }

    private static String indices(OnnxGraph graph, String hint, int[] columns) {
        return graph.constant(hint, IntStream.of(columns).asLongStream().toArray());
    }

    private static String shift(Written coupling, String operator, Translation translation, String h) {
        OnnxGraph graph = translation.graph();
        String read = gather(graph, h, coupling.read());
        String m = read;
        for (WrittenLayer written : coupling.layers()) {
            String z = graph.node("Gemm", m, written.weights(), written.bias());
            m = translation.activation(written.layer().layerConf().getActivationFn(), z);
        }
        String shifted = graph.node(operator, gather(graph, h, coupling.shifted()), m);
        return gather(graph, graph.node("Concat", List.of(read, shifted), Map.of("axis", 1)), coupling.places());
    }

    private static String gather(OnnxGraph graph, String value, String columns) {
        return graph.node("Gather", List.of(value, columns), Map.of("axis", 1));
    }
}
