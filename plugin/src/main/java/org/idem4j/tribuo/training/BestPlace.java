package org.idem4j.tribuo.training;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.BackOff;

/** The network to go back to when training has diverged, and how often it was gone back to. */
final class BestPlace {

    /** What is left of the learning rate, and of the idempotence weight, after each return. */
    private static final double LEFT = 0.25;

    private final int mostReturns;
    private final List<BackOff> returns = new ArrayList<>();
    private float[] parameters;
    private int epoch;
    private double loss = Double.POSITIVE_INFINITY;

    /**
     * Begins with the initial network.
     *
     * @param mostReturns How often it may be gone back to.
     * @param parameters The initial network's.
     */
    BestPlace(int mostReturns, float[] parameters) {
        this.mostReturns = mostReturns;
        this.parameters = parameters;
    }

    /**
     * Takes a network in place of the one so far, if its losses are lower.
     *
     * @param ended The epoch at whose end it stood.
     * @param reached Its parameters.
     * @param next The losses of the epoch that began with it: those of the epoch before say nothing of its last step. That
     *     of the objective's first term decides.
     */
    void offer(int ended, float[] reached, Losses next) {
        double offered = next.first();
        if (offered < loss) {
            loss = offered;
            parameters = reached;
            epoch = ended;
        }
    }

    float[] parameters() {
        return parameters;
    }

    int epoch() {
        return epoch;
    }

    /** Whether it may be gone back to once more. */
    boolean mayReturn() {
        return returns.size() < mostReturns;
    }

    /** Goes back to it once more. */
    BackOff returnFrom(int diverged) {
        BackOff backOff = new BackOff(diverged, epoch, factor() * LEFT);
        returns.add(backOff);
        return backOff;
    }

    List<BackOff> returns() {
        return List.copyOf(returns);
    }

    /** What the configured learning rate and idempotence weight are to be multiplied by. */
    double factor() {
        return Math.pow(LEFT, returns.size());
    }
}
