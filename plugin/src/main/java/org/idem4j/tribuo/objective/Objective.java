package org.idem4j.tribuo.objective;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.Shard;
import org.idem4j.tribuo.engine.ShardedNetwork;

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
     * @param x The inputs, [rows × n]; null if {@link #needsData()} is false.
     * @param target The targets, [rows × n]; null likewise.
     * @param noise As many N(0, 1) rows, [rows × n]; null unless {@link #needsNoise()}.
     * @param rowWeights A weight per row of x, or null where all are 1.
     * @return The terms' losses.
     */
    public Losses accumulate(ShardedNetwork f, Batch x, Batch target, Batch noise, float[] rowWeights) {
        if (!needsData() && !needsNoise()) {
            return new Losses(0, 0);
        }
        int rows = needsData() ? x.rows() : noise.rows();
        return f.inShards(rows, shard -> onShard(shard, x, target, noise, rowWeights)).stream()
                .reduce(new Losses(0, 0), Losses::plus);
    }

    private Losses onShard(Shard f, Batch x, Batch target, Batch noise, float[] rowWeights) {
        Losses losses = new Losses(0, 0);
        if (needsData()) {
            losses = onData(f, f.rows(x), f.rows(target), f.rows(rowWeights));
        }
        if (needsNoise()) {
            losses = losses.plus(new Losses(0, onNoise(f, f.rows(noise))));
        }
        return losses;
    }

    /**
     * Whether {@link #accumulate} wants inputs and targets.
     *
     * @return False if all that counts is taken at noise.
     */
    public boolean needsData() {
        return reconstructionWeight > 0 || (idempotenceWeight > 0 && inputs.data());
    }

    /**
     * Whether {@link #accumulate} wants noise.
     *
     * @return True if the idempotence term is taken at noise.
     */
    public boolean needsNoise() {
        return idempotenceWeight > 0 && inputs.noise();
    }

    private Losses onData(Shard f, Batch x, Batch target, float[] rowWeights) {
        Pass pass = f.pass(x);
        Batch y = pass.output();
        List<Batch> errors = new ArrayList<>(2);
        double reconstruction = 0;
        double gap = 0;
        if (reconstructionWeight > 0) {
            OutputError at = new Reconstruction(target).at(f, y, new Weights(reconstructionWeight, rowWeights));
            errors.add(at.gradient());
            reconstruction = at.meanSquare();
        }
        if (idempotenceWeight > 0 && inputs.data()) {
            OutputError at = idempotence.at(f, y, new Weights(idempotenceWeight * inputs.share(), rowWeights));
            errors.add(at.gradient());
            gap = inputs.share() * at.meanSquare();
        }
        pass.backward(errors.size() == 1 ? errors.get(0) : f.combine(new double[] {1, 1}, errors, null));
        return new Losses(reconstruction, gap);
    }

    private double onNoise(Shard f, Batch noise) {
        Pass pass = f.pass(noise);
        OutputError at = idempotence.at(f, pass.output(), new Weights(idempotenceWeight * inputs.share(), null));
        pass.backward(at.gradient());
        return inputs.share() * at.meanSquare();
    }
}
