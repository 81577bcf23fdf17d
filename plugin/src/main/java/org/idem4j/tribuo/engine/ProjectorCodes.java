package org.idem4j.tribuo.engine;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Projector;

/** The coordinates of g(x) in the range of A: with Q orthonormal columns of it, g(x)Q, and g⁻¹(cQᵀ) back. */
final class ProjectorCodes implements Codes {

    private final WiredNetwork network;
    private final Projector projector;
    private final float[] range;
    private final Matrix forth;
    private final Matrix back;
    private final Stage encoder;
    private final Stage decoder;

    /**
     * Codes.
     *
     * @param network At work.
     * @param projector What it is.
     */
    ProjectorCodes(WiredNetwork network, Projector projector) {
        this.network = network;
        this.projector = projector;
        this.range = range(projector, network.parameters());
        this.forth = memory(range, columns());
        this.back = memory(turned(), projector.dimension());
        Couplings g = ((ProjectorStage) network.root()).g();
        this.encoder = new Chain(List.of(g, layer(projector.dimension(), columns(), forth)));
        this.decoder = new Chain(List.of(layer(columns(), projector.dimension(), back), new InverseCouplings(g)));
    }

    /** Qᵀ, [rank × n]. */
    static float[] range(Projector projector, float[] parameters) {
        int from = parameters.length - projector.projection().parameterCount();
        return projector.projection().range(Arrays.copyOfRange(parameters, from, parameters.length));
    }

    /** A matrix and a bias of zeros. */
    private static Matrix memory(float[] matrix, int outputs) {
        Matrix memory = Matrix.allocate(1, matrix.length + outputs);
        memory.write(Arrays.copyOf(matrix, matrix.length + outputs), 0);
        return memory;
    }

    /** A product with the transpose of a matrix [outputs × inputs] from the right. */
    private static Stage layer(int inputs, int outputs, Matrix matrix) {
        return new DenseStage(
                new DenseLayer(inputs, outputs, Activation.IDENTITY, 0), ParameterPlace.all(matrix, null));
    }

    /** Q, [n × rank]. */
    private float[] turned() {
        return PlacedMatrix.columnMajor(range, 0, projector.dimension(), columns())
                .values();
    }

    @Override
    public int columns() {
        return range.length / projector.dimension();
    }

    @Override
    public float[] encode(float[] rows) {
        return apply(encoder, rows);
    }

    @Override
    public float[] decode(float[] codes) {
        return apply(decoder, codes);
    }

    private float[] apply(Stage stage, float[] rows) {
        try {
            return network.apply(stage, rows);
        } finally {
            Reference.reachabilityFence(this); // its native matrices are read until here
        }
    }

    @Override
    public String appendEncoder(OnnxGraph graph, String rows) {
        String h = new CouplingGraph(graph, projector, network.parameters()).apply(rows);
        return graph.node("MatMul", h, graph.constant("Q", turned(), projector.dimension(), columns()));
    }

    @Override
    public String appendDecoder(OnnxGraph graph, String codes) {
        String h = graph.node("MatMul", codes, graph.constant("Q", range, columns(), projector.dimension()));
        return new CouplingGraph(graph, projector, network.parameters()).invert(h);
    }

    /** Weights are stored once. */
    @Override
    public Appended appendTo(OnnxGraph graph, String rows) {
        return new CouplingGraph(graph, projector, network.parameters()).appendWithCodes(rows);
    }
}
