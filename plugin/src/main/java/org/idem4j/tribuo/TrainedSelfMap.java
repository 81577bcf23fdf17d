package org.idem4j.tribuo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.engine.Dl4jNetwork;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
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
                new Polish(0));
    }

    private TrainedSelfMap(
            Architecture architecture,
            Network network,
            Standardisation standardisation,
            List<EpochRecord> history,
            Polish polish) {
        this.architecture = architecture;
        this.network = network;
        this.standardisation = standardisation;
        this.history = history;
        this.polish = polish;
    }

    /** The same network, polished otherwise. */
    TrainedSelfMap with(Polish other) {
        return new TrainedSelfMap(architecture, network, standardisation, history, other);
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

    Network network() {
        return network;
    }

    List<EpochRecord> history() {
        return history;
    }

    float[] apply(float[] rows) {
        return standardisation == null
                ? polish.apply(network::apply, rows)
                : standardisation.restore(polish.apply(network::apply, standardisation.standardise(rows)));
    }

    /**
     * What the rows of training tell of repair: the mean of each column stands for a missing cell if the training masked
     * cells, and the targets are the clean rows to calibrate on.
     *
     * @param corruption What was done to the inputs, or null.
     * @param raw The rows trained on.
     */
    RepairFacts repairFacts(Corruption corruption, TrainingData raw) {
        int n = raw.dimension();
        float[] masked = standardisation == null ? new float[n] : standardisation.means();
        return new RepairFacts(
                corruption != null && corruption.masks() ? masked : null,
                Calibration.measure(
                        this::apply,
                        raw.targets(),
                        Standardisation.of(raw.targets(), n).deviations()));
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

    /** The graph of f on raw rows. */
    SelfMapGraph graph(List<String> names) {
        return new SelfMapGraph(
                names,
                standardisation == null ? null : standardisation.means(),
                standardisation == null ? null : standardisation.deviations(),
                (graph, input) -> polish.appendTo(network::appendTo, graph, input));
    }

    /** Whether two are the same function, bit for bit; how they came about does not matter. */
    boolean identicalTo(TrainedSelfMap other) {
        return architecture.equals(other.architecture)
                && polish.equals(other.polish)
                && Arrays.equals(network.parameters(), other.network.parameters())
                && (standardisation == null
                        ? other.standardisation == null
                        : standardisation.equals(other.standardisation));
    }
}
