package org.idem4j.tribuo.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
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
 */
record Workload(String name, int[] sizes, int batch, boolean denoising, int steps) {

    static final double RATE = 1e-3;

    /** Of leaky ReLU. */
    static final double SLOPE = 0.2;

    /** The paper's networks (Table 1) and the quickstart's. */
    static final List<Workload> ALL = List.of(
            new Workload("B1", new int[] {5, 5}, 1000, false, 2000),
            new Workload("B2", new int[] {100, 250, 250, 250, 250, 100}, 1000, false, 30),
            new Workload("B3", new int[] {4096, 1024, 4096}, 1000, false, 3),
            new Workload("B4", new int[] {784, 1024, 2048, 784}, 1000, false, 4),
            new Workload("quickstart", new int[] {16, 128, 128, 16}, 100, true, 600));

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
        return Initialisation.FAN_IN_UNIFORM.draw(layers(), new SplittableRandom(1));
    }

    Optimiser optimiser() {
        return denoising ? Adam.of(RATE, RateSchedule.CONSTANT) : Sgd.of(RATE, RateSchedule.CONSTANT);
    }

    Objective objective(boolean ordinary) {
        Term term =
                ordinary ? new OrdinaryIdempotence() : new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);
        return denoising
                ? Objective.of(new Reconstruction().times(1), term.times(2))
                : Objective.of(term.times(1).on(Inputs.NOISE));
    }

    /**
     * Operations of a step's matrix products: through f, 3 forwards and 1 backward, or 2 and 2; a backward is two products
     * of a forward's size, less the input gradient of the first layer of the application to data.
     */
    double operations(boolean ordinary) {
        double forward = 0;
        for (int i = 0; i + 1 < sizes.length; i++) {
            forward += 2.0 * batch * sizes[i] * sizes[i + 1];
        }
        return (ordinary ? 6 : 5) * forward - 2.0 * batch * sizes[0] * sizes[1];
    }
}
