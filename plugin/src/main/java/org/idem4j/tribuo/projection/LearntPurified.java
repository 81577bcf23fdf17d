package org.idem4j.tribuo.projection;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.trace;

import org.ejml.data.DMatrixRMaj;

/** K and its purification A. */
final class LearntPurified implements LearntProjector {

    /** γ, the share of the corrector in each step while the rank is undecided. */
    private static final double DAMPING = 0.02;

    private final PurifiedProjection projection;
    private final InPlacePurification purification;
    private final DMatrixRMaj k;
    private final DMatrixRMaj a;
    private final DMatrixRMaj g;
    private final DMatrixRMaj left;
    private final DMatrixRMaj both;
    private final float[] working;
    private final float[] projector;
    private boolean decided;
    private boolean purified;

    LearntPurified(PurifiedProjection projection, float[] parameters) {
        int n = projection.dimension();
        this.projection = projection;
        this.purification = new InPlacePurification(n);
        this.k = new DMatrixRMaj(n, n);
        this.a = new DMatrixRMaj(n, n);
        this.g = new DMatrixRMaj(n, n);
        this.left = new DMatrixRMaj(n, n);
        this.both = new DMatrixRMaj(n, n);
        this.working = new float[n * n];
        this.projector = new float[n * n];
        read(parameters);
        decided = projection.rank() > 0 || purification.error(k) < InPlacePurification.GUARANTEE;
        if (decided) {
            purify();
            k.setTo(a);
        }
        Symmetric.round(k, working);
    }

    @Override
    public float[] projector() {
        if (!purified) {
            purify();
        }
        return projector;
    }

    @Override
    public float[] working() {
        return working;
    }

    /** A ← the purified K. */
    private void purify() {
        a.setTo(k);
        purification.purify(a);
        Symmetric.round(a, projector);
        purified = true;
    }

    private void read(float[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            k.data[i] = parameters[i];
        }
        Symmetric.symmetrise(k);
    }

    /** The symmetric part of dL/dK; of a projector what is tangent to those of its rank, AG(I − A) + (I − A)GA. */
    @Override
    public void pullBack(float[] workingGradient, float[] gradient) {
        Symmetric.twicePart(workingGradient, g);
        int n = projection.dimension();
        if (decided) {
            mult(a, g, left);
            mult(left, a, both);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gradient[i * n + j] = (float) (0.5 * (left.get(i, j) + left.get(j, i)) - both.get(i, j));
                }
            }
            return;
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) (0.5 * g.data[i]);
        }
        for (int i = 0; i < n; i++) {
            gradient[i * n + i] += (float) (projection.price() / n);
        }
    }

    @Override
    public void follow(float[] parameters) {
        read(parameters);
        purified = false;
        if (projection.rank() > 0) {
            purifyKeepingRank();
        } else {
            decided = purification.error(k) < InPlacePurification.GUARANTEE;
            if (decided) {
                purify();
                k.setTo(a);
            } else {
                purification.step(k, DAMPING);
            }
        }
        Symmetric.round(k, working);
        System.arraycopy(working, 0, parameters, 0, working.length);
    }

    /** Whether the rank is decided, 1 or 0, then K. */
    @Override
    public double[] exact() {
        double[] exact = new double[1 + k.data.length];
        exact[0] = decided ? 1 : 0;
        System.arraycopy(k.data, 0, exact, 1, k.data.length);
        return exact;
    }

    @Override
    public void restore(double[] exact) {
        if (exact.length != 1 + k.data.length) {
            throw new IllegalArgumentException(
                    "A projector of " + projection.dimension() + " columns kept by purification" + " goes on from "
                            + (1 + k.data.length) + " values, but " + exact.length + " values are given.");
        }
        decided = exact[0] == 1;
        System.arraycopy(exact, 1, k.data, 0, k.data.length);
        Symmetric.round(k, working);
        purified = decided;
        if (decided) {
            a.setTo(k);
            Symmetric.round(a, projector);
        }
    }

    /** Purifies K in full; a step so long that it would change the rank is not taken. */
    private void purifyKeepingRank() {
        left.setTo(a);
        purify();
        if (Math.abs(trace(a) - projection.rank()) > 0.5) {
            a.setTo(left);
            Symmetric.round(a, projector);
        }
        k.setTo(a);
    }
}
