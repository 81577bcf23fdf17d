package org.idem4j.tribuo.engine;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.Function;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Projector;

/** A network whose stages compute on one flat parameter array, wired as its architecture says. */
final class WiredNetwork implements Network {

    /** Rows applied at once, which bounds the memory for any number of rows. */
    private static final int ROWS_AT_ONCE = 1024;

    private static final NetworkExporter EXPORTER = new NetworkExporter(StandardTranslators.all());

    private final Architecture architecture;
    private final Matrix flat;
    private final Matrix gradient;
    private final Stage root;

    private WiredNetwork(
            Architecture architecture, float[] parameters, boolean trained, Function<ParameterPlace, Stage> wiring) {
        NativeThreads.load();
        this.architecture = architecture;
        this.flat = Matrix.allocate(1, parameters.length);
        flat.write(parameters, 0);
        this.gradient = trained ? Matrix.allocate(1, parameters.length) : null;
        if (trained) {
            gradient.write(new float[parameters.length], 0); // kept parameters have none
        }
        this.root = wiring.apply(ParameterPlace.all(flat, gradient));
        Stages.within(root).filter(DenseStage.class::isInstance).forEach(stage -> ((DenseStage) stage).warnIfSlower());
    }

    /** A network to apply. */
    static WiredNetwork toApply(Architecture architecture, float[] parameters) {
        return new WiredNetwork(architecture, parameters, false, place -> Stages.of(architecture, place));
    }

    /** A network with room for its gradient. */
    static WiredNetwork toTrain(Architecture architecture, float[] parameters) {
        return toTrain(architecture, parameters, place -> Stages.of(architecture, place));
    }

    /** A network with room for its gradient, of stages of one's own. */
    static WiredNetwork toTrain(Architecture architecture, float[] parameters, Function<ParameterPlace, Stage> wiring) {
        return new WiredNetwork(architecture, parameters, true, wiring);
    }

    Architecture architecture() {
        return architecture;
    }

    /** The flat parameters, [1 × count]: the very array that the stages compute on. */
    Matrix flat() {
        return flat;
    }

    /** Where a training gathers the gradient, [1 × count]; null in a network that is only applied. */
    Matrix gradient() {
        return gradient;
    }

    Stage root() {
        return root;
    }

    @Override
    public float[] apply(float[] rows) {
        return apply(root.served(), rows);
    }

    private float[] apply(Forward served, float[] rows) {
        int dimension = served.inputs();
        if (rows.length % dimension != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of rows of " + dimension + " columns.");
        }
        int count = rows.length / dimension;
        float[] applied = new float[Math.multiplyExact(count, served.outputs())];
        try {
            Workers.SHARED.run(count, parts(count), (part, from, to) -> apply(served, rows, applied, from, to));
        } finally {
            Reference.reachabilityFence(this); // its native parameters are read until here
        }
        return applied;
    }

    private static void apply(Forward served, float[] rows, float[] applied, int first, int last) {
        int inputs = served.inputs();
        int outputs = served.outputs();
        try (MatrixPool memory = new MatrixPool()) {
            for (int from = first; from < last; from += ROWS_AT_ONCE) {
                Matrix x = memory.take(Math.min(ROWS_AT_ONCE, last - from), inputs);
                x.write(rows, from * inputs);
                served.forward(x, memory).readTo(applied, from * outputs);
                memory.giveBackAll();
            }
        }
    }

    /** In how many parts to share out so many rows; where native code may use several threads, it does so itself. */
    int parts(int rows) {
        return NativeThreads.single() ? Workers.SHARED.parts(rows, Workers.worthAThread(root.operations())) : 1;
    }

    @Override
    public float[] parameters() {
        return flat.toFloats();
    }

    /** Writes over the parameters that the stages compute on. */
    void setParameters(float[] parameters) {
        if (parameters.length != flat.length()) {
            throw new IllegalArgumentException(
                    "The network has " + flat.length() + " parameters, but " + parameters.length + " are given.");
        }
        flat.write(parameters, 0);
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        return architecture.match(
                perceptron -> EXPORTER.append(Dl4jNetworks.of(perceptron, flat.array()), graph, input),
                projector -> ProjectorGraph.append(folded(projector), graph, input));
    }

    private FoldedProjector folded(Projector projector) {
        return FoldedProjector.of(projector, parameters());
    }

    @Override
    public Optional<Latents> latents() {
        return architecture.match(perceptron -> Optional.empty(), projector -> Optional.of(new OfProjector(projector)));
    }

    /** The latent rows of a projector network. */
    private final class OfProjector implements Latents {

        private final Projector projector;

        OfProjector(Projector projector) {
            this.projector = projector;
        }

        @Override
        public int dimension() {
            return projector.dimension();
        }

        @Override
        public float[] apply(float[] rows) {
            return WiredNetwork.this.apply(served().g(), rows);
        }

        @Override
        public float[] decode(float[] latent) {
            return WiredNetwork.this.apply(new ProjectorDecoder(served()), latent);
        }

        private ProjectorStage served() {
            return (ProjectorStage) root.served();
        }

        @Override
        public Between appendThrough(OnnxGraph graph, String input) {
            return ProjectorGraph.appendThrough(folded(projector), graph, input);
        }

        @Override
        public Appended appendTo(OnnxGraph graph, String input) {
            return ProjectorGraph.appendWithLatent(folded(projector), graph, input);
        }
    }
}
