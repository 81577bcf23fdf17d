package org.idem4j.tribuo.projection;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A projector kept one by purification: the parameters are a symmetric matrix K [n × n], which McWeeny's corrector
 * 3K² − 2K³ brings back after each step of the optimiser. With a chosen rank K is a projector from the first step on, moves
 * along the projectors of that rank and is purified in full.
 *
 * <p>With a learnt rank K begins undecided, near ½I. Training computes with K as it is, so that an eigenvalue λ moves to
 * where the loss has it, for a loss that is quadratic in λ to the share λ* of its direction that is worth keeping; after
 * each step the corrector draws it a little further to the nearer of 0 and 1, which for such a loss is the better of the
 * two. A step of the damped corrector is a gradient step on ½‖K² − K‖², and wins as the learning rate falls. Once ‖K² − K‖ is below ¼, which
 * guarantees that purification converges and keeps the rank, K is purified in full. What is served is always the purified
 * K.
 *
 * @param dimension n.
 * @param rank The rank, or 0 where it is to be learnt.
 * @param price What a learnt rank costs: price · tr(K)/n is added to the loss, so that about the directions that explain
 *     less variance than this are left out; without a learnt rank it changes nothing.
 */
public record PurifiedProjection(int dimension, int rank, double price) implements Projection {

    /** How far from ½I an undecided K begins: enough to tell the directions apart, little beside ½. */
    private static final double FIRST_DEVIATION = 0.01;

    /**
     * Checks rank and price.
     *
     * @param dimension n.
     * @param rank 0, or from 1 to n − 1.
     * @param price Finite, not negative.
     * @throws IllegalArgumentException If the rank is neither 0 nor between 1 and n − 1, or the price not finite or negative.
     */
    public PurifiedProjection {
        if (rank != 0) {
            Ranks.check(rank, dimension);
        }
        if (!(price >= 0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException(
                    "The price of a rank must be finite and not negative, not " + price + ".");
        }
    }

    @Override
    public int parameterCount() {
        return Math.multiplyExact(dimension, dimension);
    }

    @Override
    public float[] draw(RandomGenerator random) {
        if (rank > 0) {
            SpanProjection span = new SpanProjection(dimension, rank);
            return span.open(span.draw(random)).projector();
        }
        DMatrixRMaj k = CommonOps_DDRM.identity(dimension);
        CommonOps_DDRM.scale(0.5, k);
        for (int i = 0; i < k.data.length; i++) {
            k.data[i] += FIRST_DEVIATION * random.nextGaussian();
        }
        Symmetric.symmetrise(k);
        float[] floats = new float[k.data.length];
        Symmetric.round(k, floats);
        return floats;
    }

    /** K is the projector on the leading directions; where the rank is to be learnt, it is drawn. */
    @Override
    public float[] start(PrincipalDirections directions, RandomGenerator random) {
        if (rank == 0) {
            return draw(random);
        }
        DMatrixRMaj v = directions.leading(rank);
        DMatrixRMaj k = new DMatrixRMaj(dimension, dimension);
        CommonOps_DDRM.multTransB(v, v, k);
        Symmetric.symmetrise(k);
        float[] floats = new float[k.data.length];
        Symmetric.round(k, floats);
        return floats;
    }

    /** The columns of A, those first that are longest beside the ones before. */
    @Override
    public float[] range(float[] parameters) {
        float[] a = open(parameters).projector();
        double[][] columns = new double[dimension][dimension];
        double trace = 0;
        for (int i = 0; i < a.length; i++) {
            columns[i % dimension][i / dimension] = a[i];
            trace += i % (dimension + 1) == 0 ? a[i] : 0;
        }
        return RangeBasis.of(columns, (int) Math.round(trace));
    }

    @Override
    public LearntProjector open(float[] parameters) {
        LearntPurified purified = new LearntPurified(this, parameters);
        Ranks.requireProjector(purified.projector());
        return purified;
    }
}
