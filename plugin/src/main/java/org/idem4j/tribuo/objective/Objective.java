package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.TrainableNetwork;

/**
 * The weighted sum of reconstruction and idempotence. On the training rows both terms share one pass through f.
 *
 * @param reconstructionWeight The weight of the reconstruction term; zero leaves it out.
 * @param idempotenceWeight The weight of the idempotence term; zero leaves it out.
 * @param idempotence The idempotence term.
 * @param inputs Where the idempotence term is taken.
 */
public record Objective(
        double reconstructionWeight, double idempotenceWeight, Term idempotence, IdempotenceInputs inputs) {

    /**
     * Adds this step's gradient to the network's.
     *
     * @param f The network.
     * @param x The inputs, [rows × n].
     * @param target The targets, [rows × n].
     * @param noise N(0, 1) rows, [rows × n]; null unless {@link #needsNoise()}.
     * @param rowWeights A weight per row of x, or null where all are 1.
     * @return The terms' losses.
     */
    public Losses accumulate(TrainableNetwork f, Batch x, Batch target, Batch noise, float[] rowWeights) {
        Losses losses = new Losses(0, 0);
        if (reconstructionWeight > 0 || (idempotenceWeight > 0 && inputs.data())) {
            losses = onData(f, x, target, rowWeights);
        }
        if (needsNoise()) {
            losses = new Losses(losses.reconstruction(), losses.idempotence() + onNoise(f, noise));
        }
        return losses;
    }

    /**
     * Whether {@link #accumulate} wants noise.
     *
     * @return True if the idempotence term is taken at noise.
     */
    public boolean needsNoise() {
        return idempotenceWeight > 0 && inputs.noise();
    }

    private Losses onData(TrainableNetwork f, Batch x, Batch target, float[] rowWeights) {
        try (Pass pass = f.pass(x)) {
            Batch y = pass.output();
            Batch error = null;
            double reconstruction = 0;
            double gap = 0;
            if (reconstructionWeight > 0) {
                OutputError at = new Reconstruction(target).at(f, y, new Weights(reconstructionWeight, rowWeights));
                error = at.gradient();
                reconstruction = at.meanSquare();
            }
            if (idempotenceWeight > 0 && inputs.data()) {
                OutputError at = idempotence.at(f, y, new Weights(idempotenceWeight * inputs.share(), rowWeights));
                error = error == null ? at.gradient() : error.plus(1, at.gradient());
                gap = inputs.share() * at.meanSquare();
            }
            pass.backward(error);
            return new Losses(reconstruction, gap);
        }
    }

    private double onNoise(TrainableNetwork f, Batch noise) {
        try (Pass pass = f.pass(noise)) {
            OutputError at = idempotence.at(f, pass.output(), new Weights(idempotenceWeight * inputs.share(), null));
            pass.backward(at.gradient());
            return inputs.share() * at.meanSquare();
        }
    }
}
