package org.idem4j.tribuo.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Networks that are idempotent by construction as DL4J's graphs, with parameters of their own: what stands twice in f, stands
 * twice in the graph. Vertices are added first; their weights are filled in when the graph has been made of them.
 */
final class Dl4jProjectors {

    private static final String INPUT = "input";

    private final GraphBuilder builder =
            Dl4jNetworks.configuration().graphBuilder().addInputs(INPUT);
    private final Map<String, Weights> weights = new HashMap<>();

    /** W, and b or null. */
    private record Weights(PlacedMatrix w, PlacedMatrix b) {}

    private Dl4jProjectors() {}

    /** A projector network: each coupling stands in it for g and for g⁻¹. */
    static ComputationGraph of(FoldedProjector projector) {
        Dl4jProjectors graph = new Dl4jProjectors();
        return graph.network(
                graph.projector("", projector, INPUT), projector.a().columns());
    }

    /**
     * p(x + h(x) − h(p(x))).
     *
     * @param projector p.
     * @param correction The layers of h.
     */
    static ComputationGraph of(FoldedProjector projector, List<FoldedCoupling.Layer> correction) {
        Dl4jProjectors graph = new Dl4jProjectors();
        String projected = graph.projector("p-", projector, INPUT);
        String here = graph.layers("h-x", correction, INPUT);
        String there = graph.layers("h-p", correction, projected);
        graph.combine("moved", ElementWiseVertex.Op.Add, INPUT, here);
        graph.combine("corrected", ElementWiseVertex.Op.Subtract, "moved", there);
        return graph.network(
                graph.projector("", projector, "corrected"), projector.a().columns());
    }

    private String projector(String prefix, FoldedProjector projector, String input) {
        List<FoldedCoupling> couplings = projector.couplings();
        String h = input;
        for (int i = 0; i < couplings.size(); i++) {
            h = shift(prefix + "g" + i, couplings.get(i), ElementWiseVertex.Op.Add, h);
        }
        h = dense(prefix + "A", projector.a(), null, new ActivationIdentity(), h);
        for (int i = couplings.size() - 1; i >= 0; i--) {
            h = shift(prefix + "inverse" + i, couplings.get(i), ElementWiseVertex.Op.Subtract, h);
        }
        return h;
    }

    private String shift(String name, FoldedCoupling coupling, ElementWiseVertex.Op operation, String h) {
        String m = layers(name, coupling.layers(), h);
        if (coupling.placement() != null) {
            m = dense(name + "-placement", coupling.placement(), null, new ActivationIdentity(), m);
        }
        return combine(name, operation, h, m);
    }

    private String layers(String name, List<FoldedCoupling.Layer> layers, String input) {
        String m = input;
        for (int i = 0; i < layers.size(); i++) {
            FoldedCoupling.Layer layer = layers.get(i);
            m = dense(name + "-" + i, layer.weights(), layer.bias(), layer.activation(), m);
        }
        return m;
    }

    private String combine(String name, ElementWiseVertex.Op operation, String a, String b) {
        builder.addVertex(name, new ElementWiseVertex(operation), a, b);
        return name;
    }

    private String dense(String name, PlacedMatrix w, PlacedMatrix b, IActivation activation, String input) {
        builder.addLayer(
                name,
                new DenseLayer.Builder()
                        .nIn(w.rows())
                        .nOut(w.columns())
                        .hasBias(b != null)
                        .activation(activation)
                        .build(),
                input);
        weights.put(name, new Weights(w, b));
        return name;
    }

    private ComputationGraph network(String output, int columns) {
        builder.setOutputs(output).setInputTypes(InputType.feedForward(columns));
        ComputationGraph network = new ComputationGraph(builder.build());
        network.init();
        weights.forEach((name, of) -> {
            var layer = network.getLayer(name);
            layer.getParam(DefaultParamInitializer.WEIGHT_KEY).assign(array(of.w()));
            if (of.b() != null) {
                layer.getParam(DefaultParamInitializer.BIAS_KEY).assign(array(of.b()));
            }
        });
        return network;
    }

    private static INDArray array(PlacedMatrix matrix) {
        return Nd4j.createFromArray(matrix.values()).reshape(matrix.rows(), matrix.columns());
    }
}
