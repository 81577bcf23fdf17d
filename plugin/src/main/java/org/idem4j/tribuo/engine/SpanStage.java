package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.blas.Product;
import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.SpanProjection;
import org.idem4j.tribuo.projection.TriangularFactor;

/**
 * y = xA with A = V(VᵀV)⁻¹Vᵀ, by two products with an orthonormal Q of the same span, V = QR: nothing of n × n is computed. With
 * G = dL/dA the gradient is dL/dV = (I − QQᵀ)(G + Gᵀ)QR⁻ᵀ (see {@link SpanProjection}), and GQ, say, is xᵀ(δQ).
 */
final class SpanStage implements Stage, ParameterFollower {

    /** The fewest columns for which two thin products beat a square one, and a square matrix is no longer small. */
    private static final int FEWEST_COLUMNS = 256;

    private final int n;
    private final int rank;
    private final ParameterPlace place;
    private final Matrix q;
    private final Matrix other;
    private final Matrix small;
    private final Matrix gathered;
    private TriangularFactor factor;

    /**
     * Opens a projection.
     *
     * @param place Where V lies.
     * @throws IllegalArgumentException If V has columns that depend on each other, or is not finite.
     */
    SpanStage(SpanProjection projection, ParameterPlace place) {
        this.n = projection.dimension();
        this.rank = projection.rank();
        this.place = place;
        this.q = Matrix.allocate(n, rank);
        this.other = Matrix.allocate(n, rank);
        this.small = Matrix.allocate(rank, rank);
        this.gathered = place.trained() ? Matrix.allocate(n, rank) : null;
        placed();
    }

    /** Whether a projection is better applied so. */
    static boolean suits(Projection projection) {
        return projection instanceof SpanProjection && projection.dimension() >= FEWEST_COLUMNS;
    }

    @Override
    public int inputs() {
        return n;
    }

    @Override
    public int outputs() {
        return n;
    }

    @Override
    public double operations() {
        return 4.0 * n * rank;
    }

    /** Q, [n × rank]. */
    float[] basis() {
        return q.toFloats();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix h = along(x, memory);
        Matrix y = memory.take(x.rows(), n);
        back(h, y);
        memory.giveBack(h);
        return y;
    }

    /** xQ. */
    private Matrix along(Matrix x, MatrixPool memory) {
        Matrix h = memory.take(x.rows(), rank);
        new Product(x.rows(), rank, n).compute(Product.of(x.at(0), n), Product.of(q.at(0), rank), 0, h.at(0));
        return h;
    }

    /** y ← hQᵀ. */
    private void back(Matrix h, Matrix y) {
        new Product(h.rows(), n, rank)
                .compute(Product.of(h.at(0), rank), Product.transposed(q.at(0), rank), 0, y.at(0));
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        Matrix h = along(x, memory);
        Matrix y = memory.take(x.rows(), n);
        back(h, y);
        return new SpanPass(this, x, h, y, (WeightShare) share, memory);
    }

    private record SpanPass(SpanStage stage, Matrix x, Matrix h, Matrix output, WeightShare share, MatrixPool memory)
            implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            Matrix along = stage.along(error, memory);
            if (share.gathers()) {
                stage.gather(x, along, share);
                stage.gather(error, h, share);
            }
            Matrix atInput = null;
            if (toInput) {
                atInput = own ? error : memory.take(error.rows(), error.columns());
                stage.back(along, atInput);
            } else if (own) {
                memory.giveBack(error);
            }
            memory.giveBack(along);
            return atInput;
        }
    }

    /** Adds rowsᵀ · along to a share. */
    private void gather(Matrix rows, Matrix along, WeightShare share) {
        new Product(n, rank, rows.rows())
                .compute(
                        Product.transposed(rows.at(0), n),
                        Product.of(along.at(0), rank),
                        share.added() ? 1 : 0,
                        share.weights());
    }

    @Override
    public WeightShare share(int rows, Gathering kind) {
        return WeightShare.of(kind, n * rank, gathered.at(0), new float[0][]);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        WeightShare.addOthers(shares, gathered.at(0), n * rank);
        Loops.combine(new double[] {1}, new Matrix[] {gathered}, null, other);
        square(q, other, -1);
        new Product(n, rank, rank).compute(Product.of(q.at(0), rank), Product.of(small.at(0), rank), 1, other.at(0));
        small.write(factor.inverse(), 0);
        new Product(n, rank, rank)
                .compute(
                        Product.of(other.at(0), rank),
                        Product.transposed(small.at(0), rank),
                        0,
                        place.gradientPointer());
    }

    /** small ← factor · leftᵀ · right. */
    private void square(Matrix left, Matrix right, float sign) {
        new Product(rank, rank, n)
                .compute(Product.transposed(left.at(0), rank), Product.of(right.at(0), rank), 0, small.at(0));
        if (sign != 1) {
            Loops.combine(new double[] {sign}, new Matrix[] {small}, null, small);
        }
    }

    @Override
    public void moved() {
        float[] v = new float[n * rank];
        place.read(v);
        other.write(v, 0);
        // Twice: the first leaves a rounding that grows with the square of V's condition, the second that of floats.
        factor = orthonormalised(other, q);
        TriangularFactor second = orthonormalised(q, other);
        factor = factor.times(second);
        Loops.combine(new double[] {1}, new Matrix[] {other}, null, q);
    }

    /** to ← from · R⁻¹ with fromᵀ · from = RᵀR. */
    private TriangularFactor orthonormalised(Matrix from, Matrix to) {
        square(from, from, 1);
        TriangularFactor found = TriangularFactor.of(small.toFloats(), rank);
        small.write(found.inverse(), 0);
        new Product(n, rank, rank).compute(Product.of(from.at(0), rank), Product.of(small.at(0), rank), 0, to.at(0));
        return found;
    }

    @Override
    public void placed() {
        moved();
        factor.require();
    }

    @Override
    public double[] exact() {
        return new double[0];
    }

    @Override
    public void restore(double[] exact) {
        if (exact.length != 0) {
            throw new IllegalArgumentException("The projector on a span keeps nothing beside its parameters, but "
                    + exact.length + " values are given.");
        }
    }
}
