package org.idem4j.tribuo;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.engine.Codes;
import org.idem4j.tribuo.engine.Dl4jNetwork;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.filling.Filler;
import org.idem4j.tribuo.filling.Guard;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.mixture.StoredSampler;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.training.TrainingData;

/** What training leaves: f on raw rows, as a network between a standardisation and its inverse, and how it came about. */
final class TrainedSelfMap {

    private final Architecture architecture;
    private final Network network;
    private final Standardisation standardisation;
    private final List<EpochRecord> history;
    private final Polish polish;
    private final Filler filler;
    private final Guard guard;
    private final LatentMixture mixture;

    /**
     * Opens the network.
     *
     * @param standardisation Null where the network takes raw values.
     */
    TrainedSelfMap(
            Architecture architecture, float[] parameters, Standardisation standardisation, List<EpochRecord> history) {
        this(
                architecture,
                Engine.network(architecture, parameters),
                standardisation,
                List.copyOf(history),
                new Polish(0),
                null,
                null,
                null);
    }

    private TrainedSelfMap(
            Architecture architecture,
            Network network,
            Standardisation standardisation,
            List<EpochRecord> history,
            Polish polish,
            Filler filler,
            Guard guard,
            LatentMixture mixture) {
        this.architecture = architecture;
        this.network = network;
        this.standardisation = standardisation;
        this.history = history;
        this.polish = polish;
        this.filler = filler;
        this.guard = guard;
        this.mixture = mixture;
    }

    /** The same network, polished otherwise. */
    TrainedSelfMap with(Polish other) {
        return new TrainedSelfMap(architecture, network, standardisation, history, other, filler, guard, mixture);
    }

    /** The same network behind another filler, or behind none. */
    TrainedSelfMap with(Filler other) {
        return new TrainedSelfMap(architecture, network, standardisation, history, polish, other, guard, mixture);
    }

    /** The same network behind another guard, or behind none. */
    TrainedSelfMap with(Guard other) {
        return new TrainedSelfMap(architecture, network, standardisation, history, polish, filler, other, mixture);
    }

    /** The same network with a density of the codes of rows, or without. */
    TrainedSelfMap with(LatentMixture other) {
        return new TrainedSelfMap(architecture, network, standardisation, history, polish, filler, guard, other);
    }

    /**
     * The same network with a density that is fitted to the codes of rows.
     *
     * @param fitting How; null for no density.
     * @param rows In the units of the training, without gaps.
     * @throws IllegalArgumentException If the network makes no codes.
     */
    TrainedSelfMap fitted(ClusterMixture fitting, TrainingData rows, RandomGenerator random) {
        if (fitting == null) {
            return this;
        }
        Codes codes = network.codes()
                .filter(some -> polish.times() == 0)
                .orElseThrow(
                        () -> new IllegalArgumentException("A mixture was asked for, but the network makes no codes of"
                                + " rows to fit it to, as a ProjectorNetwork, a RetractionNetwork, an AutoencoderProjector and a Dcgan do; leave mixture"
                                + " out, or take one of these."));
        return with(fitting.fit(rows.targets(), rows.dimension(), codes, random));
    }

    /**
     * The same network behind a guard that is learnt from rows.
     *
     * @param clean Rows in the units of the training, without gaps.
     */
    TrainedSelfMap guarded(float[] clean) {
        return guarded(
                clean,
                architecture.match(perceptron -> false, projector -> true, images -> false, retraction -> true)
                        && polish.times() == 0);
    }

    /**
     * The same network behind a guard that is learnt from rows.
     *
     * @param clean Rows in the units of the training, without gaps.
     * @param byConstruction Whether f(f(x)) = f(x) for all x, which the guard then keeps.
     */
    TrainedSelfMap guarded(float[] clean, boolean byConstruction) {
        return with(Guard.of(this::network, clean, architecture.inputs(), byConstruction));
    }

    Architecture architecture() {
        return architecture;
    }

    /** Null where the network takes raw values. */
    Standardisation standardisation() {
        return standardisation;
    }

    Polish polish() {
        return polish;
    }

    /** What fills missing cells, in the units of the training, before f; null where nothing does. */
    Filler filler() {
        return filler;
    }

    /** What takes wild cells for missing, in the units of the training; null where nothing does. */
    Guard guard() {
        return guard;
    }

    /** The density of the codes of rows; null where it was not fitted. */
    LatentMixture mixture() {
        return mixture;
    }

    Network network() {
        return network;
    }

    List<EpochRecord> history() {
        return history;
    }

    float[] apply(float[] rows) {
        return standardisation == null
                ? inUnits(rows)
                : standardisation.restore(inUnits(standardisation.standardise(rows)));
    }

    /** f in the units of the training. */
    private float[] inUnits(float[] rows) {
        float[] outputs = network(filled(rows));
        return guard == null ? outputs : guard.bounded(outputs);
    }

    private float[] network(float[] rows) {
        return polish.apply(network::apply, rows);
    }

    /** What stands for a missing cell: NaN for what fills it, else what a masked cell was in training. */
    private float missing() {
        return filler == null ? 0 : Float.NaN;
    }

    private float[] filled(float[] rows) {
        float[] known = guard == null ? rows : guard.blanked(rows, missing());
        return filler == null ? known : filler.fill(known);
    }

    /**
     * What the rows of training tell of repair: the mean of each column stands for a missing cell if the training masked
     * cells and learnt no better filling, and the targets are the clean rows to calibrate on, those that were not trained on
     * where there are some: a network moves them further.
     *
     * @param corruption What was done to the inputs, or null.
     * @param raw The rows trained on; NaN where a cell is missing.
     * @param heldOut Targets among them that the network was not trained on, in the units of the training; or none.
     */
    RepairFacts repairFacts(Corruption corruption, TrainingData raw, float[] heldOut) {
        int n = raw.dimension();
        float[] masked = standardisation == null ? new float[n] : standardisation.means();
        float[] clean = filledRaw(raw.targets());
        float[] deviations = Standardisation.of(clean, n).deviations();
        return new RepairFacts(
                filler == null ? null : raw(filler.errors()),
                filler == null && corruption != null && corruption.masks() ? masked : null,
                calibration(clean, standardisation == null ? heldOut : standardisation.restore(heldOut), deviations),
                null);
    }

    /** Per column the middle of the rows, raw; zero of rows that are not standardised. */
    float[] centre() {
        return standardisation == null ? new float[architecture.inputs()] : standardisation.means();
    }

    /** Distances in raw units. */
    private float[] raw(float[] distances) {
        float[] raw = distances.clone();
        for (int c = 0; standardisation != null && c < raw.length; c++) {
            raw[c] *= standardisation.deviations()[c];
        }
        return raw;
    }

    /** On few rows a quantile may lie too low, so the rows trained on have a say, too. */
    private Calibration calibration(float[] clean, float[] heldOut, float[] deviations) {
        Calibration ofTraining = Calibration.measure(this::apply, clean, deviations);
        if (heldOut.length == 0 || ofTraining == null) {
            return ofTraining;
        }
        Calibration ofHeldOut = Calibration.measure(this::apply, heldOut, deviations);
        return ofHeldOut == null ? null : ofHeldOut.atLeast(ofTraining);
    }

    /** Raw rows with their gaps filled, the other cells bit by bit. */
    float[] filledRaw(float[] rows) {
        if (filler == null) {
            return rows;
        }
        float[] filled = standardisation == null
                ? filled(rows)
                : standardisation.restore(filled(standardisation.standardise(rows)));
        float[] result = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            result[i] = Float.isNaN(rows[i]) ? filled[i] : rows[i];
        }
        return result;
    }

    /** The network itself, without polish, as DL4J's own. */
    Dl4jNetwork toDl4j() {
        Dl4jNetwork dl4j = Dl4jNetwork.of(architecture, network.parameters());
        return standardisation == null
                ? dl4j
                : dl4j.standardised(standardisation.means(), standardisation.deviations());
    }

    /** What lies between g and A, on raw rows; empty where the network is of another form, or polished. */
    Optional<LatentSpace> latents() {
        return polish.times() > 0
                ? Optional.empty()
                : network.latents().map(latents -> new LatentSpace(latents, standardisation));
    }

    /** The codes of raw rows; empty where the network makes none, or is polished. */
    Optional<CodeSpace> codes() {
        return polish.times() > 0
                ? Optional.empty()
                : network.codes().map(codes -> new CodeSpace(codes, standardisation));
    }

    /** The graph of f on raw rows. */
    SelfMapGraph graph(List<String> names) {
        return graph(names, sampler -> {});
    }

    /**
     * The graph of f on raw rows.
     *
     * @param sampler Is told how to draw rows by means of the graph, if the density of the codes is known.
     */
    SelfMapGraph graph(List<String> names, Consumer<StoredSampler> sampler) {
        return new SelfMapGraph(
                names,
                standardisation == null ? null : standardisation.means(),
                standardisation == null ? null : standardisation.deviations(),
                filler == null ? null : this::appendFilled,
                (graph, input) -> appendBounded(graph, filler == null ? appendBlanked(graph, input) : input, sampler));
    }

    private String appendFilled(OnnxGraph graph, String input) {
        return filler.appendTo(graph, appendBlanked(graph, input));
    }

    private String appendBlanked(OnnxGraph graph, String input) {
        return guard == null ? input : guard.appendBlanked(graph, input, missing());
    }

    private String appendBounded(OnnxGraph graph, String filled, Consumer<StoredSampler> sampler) {
        String output = mixture == null || polish.times() > 0
                ? polish.appendTo(network::appendTo, graph, filled)
                : appendThrough(graph, filled, sampler);
        return guard == null ? output : guard.appendBounded(graph, output);
    }

    private String appendThrough(OnnxGraph graph, String filled, Consumer<StoredSampler> sampler) {
        Codes.Appended appended = network.codes().orElseThrow().appendTo(graph, filled);
        sampler.accept(new StoredSampler(appended.codes(), mixture));
        return appended.output();
    }

    /** Whether two are the same function, bit for bit; how they came about does not matter. */
    boolean identicalTo(TrainedSelfMap other) {
        return architecture.equals(other.architecture)
                && polish.equals(other.polish)
                && Objects.equals(guard, other.guard)
                && Objects.equals(mixture, other.mixture)
                && (filler == null ? other.filler == null : other.filler != null && filler.identicalTo(other.filler))
                && Arrays.equals(network.parameters(), other.network.parameters())
                && (standardisation == null
                        ? other.standardisation == null
                        : standardisation.equals(other.standardisation));
    }
}
