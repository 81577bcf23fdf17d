package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.Shard;
import org.idem4j.tribuo.engine.ShardedNetwork;

/**
 * The weighted sum of reconstruction and idempotence. On the training rows both terms share one pass through f.
 *
 * <p>With a trust radius ρ, the idempotence error of each row is shortened to at most ρ times the row's reconstruction
 * error; that of a noise row to ρ times the reconstruction error of the training row at its place. For ρ &lt; 1 every
 * training row's output then moves nearer to its target, to first order, whatever the weights.
 *
 * @param reconstructionWeight The weight of the reconstruction term; zero leaves it out.
 * @param idempotenceWeight The weight of the idempotence term; zero leaves it out.
 * @param idempotence The idempotence term.
 * @param inputs Where the idempotence term is taken.
 * @param trustRadius ρ; zero for no bound. There is none without a reconstruction term either.
 */
public record Objective(
        double reconstructionWeight,
        double idempotenceWeight,
        Term idempotence,
        IdempotenceInputs inputs,
        double trustRadius) {

    /**
     * An objective without a bound.
     *
     * @param reconstructionWeight The weight of the reconstruction term.
     * @param idempotenceWeight The weight of the idempotence term.
     * @param idempotence The idempotence term.
     * @param inputs Where the idempotence term is taken.
     */
    public Objective(
            double reconstructionWeight, double idempotenceWeight, Term idempotence, IdempotenceInputs inputs) {
        this(reconstructionWeight, idempotenceWeight, idempotence, inputs, 0);
    }

    /**
     * The same with another weight of idempotence.
     *
     * @param weight The weight.
     * @return A new objective.
     */
    public Objective withIdempotenceWeight(double weight) {
        return new Objective(reconstructionWeight, weight, idempotence, inputs, trustRadius);
    }

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
        OnData data = needsData()
                ? onData(f, f.rows(x), f.rows(target), f.rows(rowWeights))
                : new OnData(null, new Losses(0, 0));
        return needsNoise() ? data.losses().plus(onNoise(f, f.rows(noise), data.reconstruction())) : data.losses();
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

    /**
     * What the training rows gave.
     *
     * @param reconstruction The reconstruction error; null without that term.
     * @param losses The losses.
     */
    private record OnData(Batch reconstruction, Losses losses) {}

    private OnData onData(Shard f, Batch x, Batch target, float[] rowWeights) {
        Pass pass = f.pass(x);
        Batch y = pass.output();
        OutputError task = reconstructionWeight > 0
                ? new Reconstruction(target).at(f, y, new Weights(reconstructionWeight, rowWeights))
                : new OutputError(null, 0);
        OutputError idempotent = idempotenceWeight > 0 && inputs.data()
                ? idempotenceAt(f, y, rowWeights, task.gradient())
                : new OutputError(null, 0);
        pass.backward(sum(f, task.gradient(), idempotent.gradient()));
        return new OnData(task.gradient(), new Losses(task.meanSquare(), idempotent.meanSquare()));
    }

    /** The sum of two errors of which one may be absent. */
    private static Batch sum(Shard f, Batch a, Batch b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return f.combine(new double[] {1, 1}, List.of(a, b), null);
    }

    private Losses onNoise(Shard f, Batch noise, Batch reconstruction) {
        Pass pass = f.pass(noise);
        OutputError at = idempotenceAt(f, pass.output(), null, reconstruction);
        pass.backward(at.gradient());
        return new Losses(0, at.meanSquare());
    }

    /** This kind of input's share of the idempotence term, within the trust radius. */
    private OutputError idempotenceAt(Shard f, Batch y, float[] rowWeights, Batch reconstruction) {
        double share = inputs.share();
        OutputError at = idempotence.at(f, y, new Weights(idempotenceWeight * share, rowWeights));
        Batch error = trustRadius > 0 && reconstruction != null
                ? f.bounded(at.gradient(), reconstruction, trustRadius * share)
                : at.gradient();
        return new OutputError(error, share * at.meanSquare());
    }
}
