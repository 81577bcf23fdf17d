package org.idem4j.tribuo.objective;

/**
 * The mean squared residuals of one step, without the terms' weights; zero for a term that has none.
 *
 * @param reconstruction Of f(x) − target.
 * @param idempotence Of f(f(x)) − f(x), averaged over the kinds of input.
 */
public record Losses(double reconstruction, double idempotence) {

    /**
     * The sum of two shares.
     *
     * @param other Another shard's.
     * @return Both together.
     */
    public Losses plus(Losses other) {
        return new Losses(reconstruction + other.reconstruction, idempotence + other.idempotence);
    }

    /**
     * A share of them.
     *
     * @param factor The share.
     * @return Both, so many times.
     */
    public Losses times(double factor) {
        return new Losses(factor * reconstruction, factor * idempotence);
    }

    /**
     * Whether both are numbers.
     *
     * @return False once training has diverged.
     */
    public boolean finite() {
        return Double.isFinite(reconstruction) && Double.isFinite(idempotence);
    }
}
