package org.idem4j.tribuo.engine;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Projector;

/** A network whose stages compute on one flat parameter array, wired as its architecture says. */
final class WiredNetwork implements Network {

    /** The most rows applied at once, which bounds the memory for any number of rows, … */
    private static final int ROWS_AT_ONCE = 1024;

    /** … as do the most values of a stage's output: 16 MiB. */
    private static final int VALUES_AT_ONCE = 1 << 22;

    private static final NetworkExporter EXPORTER = new NetworkExporter(StandardTranslators.all());

    private final Architecture architecture;
    private final Matrix flat;
    private final Matrix gradient;
    private final Stage root;
    private final List<Stage> stages; // the root and all within

    private WiredNetwork(
            Architecture architecture, float[] parameters, boolean trained, Function<ParameterPlace, Stage> wiring) {
        NativeThreads.load();
        this.architecture = architecture;
        this.flat = Matrix.allocate(1, parameters.length);
        flat.write(parameters, 0);
        this.gradient = trained ? Matrix.allocate(1, parameters.length) : null;
        if (trained) {
            gradient.clear(); // kept parameters have none
        }
        this.root = wiring.apply(ParameterPlace.all(flat, gradient));
        this.stages = Stages.within(root).toList();
        stages.stream().filter(DenseStage.class::isInstance).forEach(stage -> ((DenseStage) stage).warnIfSlower());
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
        return apply(root, rows);
    }

    /** Applies a part of the network. */
    float[] apply(Stage stage, float[] rows) {
        int dimension = stage.inputs();
        if (rows.length % dimension != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of rows of " + dimension + " columns.");
        }
        int count = rows.length / dimension;
        float[] applied = new float[Math.multiplyExact(count, stage.outputs())];
        NativeThreads.acquire(); // as while training: by other numbers of threads come other bits
        try {
            Stage served = stage.served();
            Workers.SHARED.run(count, parts(count), (part, from, to) -> apply(served, rows, applied, from, to));
        } finally {
            NativeThreads.release();
            Reference.reachabilityFence(this); // its native parameters are read until here
        }
        return applied;
    }

    private static void apply(Stage served, float[] rows, float[] applied, int first, int last) {
        int inputs = served.inputs();
        int outputs = served.outputs();
        int atOnce = rowsAtOnce(served);
        try (MatrixPool memory = new MatrixPool()) {
            for (int from = first; from < last; from += atOnce) {
                Matrix x = memory.take(Math.min(atOnce, last - from), inputs);
                x.write(rows, from * inputs);
                served.forward(x, memory).readTo(applied, from * outputs);
                memory.giveBackAll();
            }
        }
    }

    private static int rowsAtOnce(Stage served) {
        int widest = Stages.within(served).mapToInt(Stage::outputs).max().orElse(1);
        return Math.max(1, Math.min(ROWS_AT_ONCE, VALUES_AT_ONCE / widest));
    }

    /** In how many parts to share out so many rows. */
    int parts(int rows) {
        return Workers.SHARED.parts(rows, Workers.worthAThread(root.operations()));
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
        parametersChanged();
    }

    /** Tells the stages that the parameters have become others. */
    void parametersChanged() {
        stages.forEach(Stage::parametersChanged);
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        return architecture.match(
                perceptron -> EXPORTER.append(Dl4jNetworks.of(perceptron, flat.array()), graph, input),
                projector -> folds(projector)
                        ? ProjectorGraph.append(folded(projector), graph, input)
                        : new CouplingGraph(graph, projector, parameters())
                                .append(input, false)
                                .output(),
                images -> new ImageGraph(graph, images.layers(), parameters(), 0).append(input),
                retraction -> RetractionParts.of(retraction, parameters()).appendTo(graph, input));
    }

    /** Whether the choice of columns and A are written as matrices of n × n. */
    private static boolean folds(Projector projector) {
        return projector.dense() && !SpanStage.suits(projector.projection());
    }

    private FoldedProjector folded(Projector projector) {
        return FoldedProjector.of(projector, parameters());
    }

    @Override
    public Optional<Latents> latents() {
        return architecture.match(
                perceptron -> Optional.empty(),
                projector -> Optional.of(new OfProjector(projector)),
                images -> Optional.empty(),
                retraction -> Optional.empty());
    }

    @Override
    public Optional<Codes> codes() {
        return architecture.match(
                perceptron -> Optional.empty(),
                projector -> Optional.of(new ProjectorCodes(this, projector)),
                images -> images.encoder() == 0 ? Optional.empty() : Optional.of(new ImageCodes(this, images)),
                retraction ->
                        Optional.of(RetractionParts.of(retraction, parameters()).codes()));
    }

    /** The latent rows of a projector network. */
    private final class OfProjector implements Latents {

        private final Projector projector;

        OfProjector(Projector projector) {
            this.projector = projector;
        }

        @Override
        public float[] apply(float[] rows) {
            return WiredNetwork.this.apply(((ProjectorStage) root).g(), rows);
        }

        @Override
        public Appended appendTo(OnnxGraph graph, String input) {
            return folds(projector)
                    ? ProjectorGraph.appendWithLatent(folded(projector), graph, input)
                    : new CouplingGraph(graph, projector, parameters()).append(input, true);
        }
    }
}
