package org.idem4j.tribuo.projection;

import java.util.random.RandomGenerator;

/**
 * The projector on the span of r columns, A = V(VᵀV)⁻¹Vᵀ with the parameters V [n × r], row-major: orthogonal and of rank r
 * whatever V is.
 *
 * @param dimension n.
 * @param rank r.
 */
public record SpanProjection(int dimension, int rank) implements Projection {

    /**
     * Checks the rank.
     *
     * @param dimension n.
     * @param rank From 1 to n − 1.
     * @throws IllegalArgumentException If it is not between 1 and n − 1.
     */
    public SpanProjection {
        Ranks.check(rank, dimension);
    }

    @Override
    public int parameterCount() {
        return Math.multiplyExact(dimension, rank);
    }

    @Override
    public float[] draw(RandomGenerator random) {
        float[] columns = new float[parameterCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = (float) (random.nextGaussian() / Math.sqrt(dimension));
        }
        return columns;
    }

    /** V is the leading directions. */
    @Override
    public float[] start(PrincipalDirections directions, RandomGenerator random) {
        float[] columns = new float[parameterCount()];
        Symmetric.round(directions.leading(rank), columns);
        return columns;
    }

    /**
     * Refuses parameters that are no numbers; of columns that depend on each other {@link #open} tells.
     *
     * @param parameters V.
     * @throws IllegalArgumentException If one is not finite.
     */
    public void requireProjector(float[] parameters) {
        Ranks.requireProjector(parameters);
    }

    @Override
    public float[] range(float[] parameters) {
        double[][] columns = new double[rank][dimension];
        for (int i = 0; i < parameters.length; i++) {
            columns[i % rank][i / rank] = parameters[i];
        }
        return RangeBasis.of(columns, rank);
    }

    @Override
    public LearntProjector open(float[] parameters) {
        LearntSpan span = new LearntSpan(dimension, rank);
        span.follow(parameters);
        Ranks.requireProjector(span.projector());
        return span;
    }
}
