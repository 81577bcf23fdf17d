package org.idem4j.tribuo.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;

/**
 * What is trained.
 *
 * @param name Its name.
 * @param sizes The widths, from the input to the output.
 * @param batch The rows of a step.
 * @param denoising Whether a step is the quickstart's (reconstruction of corrupted rows and twice the idempotence there,
 *     tanh, Adam) instead of the paper's (idempotence at N(0, 1), leaky ReLU, SGD).
 * @param steps The steps timed in a round.
 * @param projector What is trained in place of a perceptron, by reconstruction alone; null for a perceptron.
 */
record Workload(String name, int[] sizes, int batch, boolean denoising, int steps, ProjectorNetwork projector) {

    static final double RATE = 1e-3;

    /** Of leaky ReLU. */
    static final double SLOPE = 0.2;

    /** The paper's networks (Table 1) and the quickstart's. */
    static final List<Workload> ALL = List.of(
            noise("B1", 2000, 5, 5),
            noise("B2", 30, 100, 250, 250, 250, 250, 100),
            noise("B3", 3, 4096, 1024, 4096),
            noise("B4", 4, 784, 1024, 2048, 784),
            new Workload("quickstart", new int[] {16, 128, 128, 16}, 100, true, 600, null),
            projector("projector", 16, 5),
            projector("table", 26, 7));

    private static Workload noise(String name, int steps, int... sizes) {
        return new Workload(name, sizes, 1000, false, steps, null);
    }

    /** config/projector.xml's network and step, and the same of a table's width, at a rank that the search finds for such. */
    private static Workload projector(String name, int columns, int rank) {
        return new Workload(
                name,
                new int[] {columns, columns},
                100,
                true,
                200,
                ProjectorNetwork.of(32, 32).withRank(rank, KeptBy.SPAN));
    }

    /** By which gradients it is trained: a projector's needs none of the idempotence. */
    List<Boolean> ordinary() {
        return projector == null ? List.of(false, true) : List.of(false);
    }

    /** The projector network, at its first parameters. */
    InitialNetwork initialProjector() {
        return projector.draw(dimension(), new SplittableRandom(1));
    }

    Architecture architecture() {
        return projector == null ? new Perceptron(layers()) : initialProjector().architecture();
    }

    int dimension() {
        return sizes[0];
    }

    List<DenseLayer> layers() {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < sizes.length; i++) {
            boolean last = i + 2 == sizes.length;
            Activation activation = !denoising ? Activation.LEAKYRELU : last ? Activation.IDENTITY : Activation.TANH;
            layers.add(new DenseLayer(sizes[i], sizes[i + 1], activation, SLOPE));
        }
        return layers;
    }

    float[] parameters() {
        return projector == null
                ? Initialisation.FAN_IN_UNIFORM.draw(layers(), new SplittableRandom(1))
                : initialProjector().parameters();
    }

    Optimiser optimiser() {
        return denoising ? Adam.of(RATE, RateSchedule.CONSTANT) : Sgd.of(RATE, RateSchedule.CONSTANT);
    }

    Objective objective(boolean ordinary) {
        if (projector != null) {
            return Objective.of(new Reconstruction().times(1));
        }
        Term term =
                ordinary ? new OrdinaryIdempotence() : new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);
        return denoising
                ? Objective.of(new Reconstruction().times(1), term.times(2))
                : Objective.of(term.times(1).on(Inputs.NOISE));
    }

    /**
     * Operations of a step's matrix products: through f, 3 forwards and 1 backward, or 2 and 2, or 1 and 1 of a projector; a
     * backward is two products of a forward's size, less the input gradient of the first layer of the application to data.
     */
    double operations(boolean ordinary) {
        if (projector != null) {
            Projector drawn = (Projector) architecture();
            double couplings = drawn.layers().stream()
                    .mapToDouble(layer -> (double) layer.inputs() * layer.outputs())
                    .sum();
            return 3 * 2.0 * batch * (2 * couplings + (double) dimension() * dimension());
        }
        double forward = 0;
        for (int i = 0; i + 1 < sizes.length; i++) {
            forward += 2.0 * batch * sizes[i] * sizes[i + 1];
        }
        return (ordinary ? 6 : 5) * forward - 2.0 * batch * sizes[0] * sizes[1];
    }
}
