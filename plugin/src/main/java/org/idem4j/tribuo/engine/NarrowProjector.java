package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Projector;

/**
 * A {@link ProjectorStage} of small couplings as it is trained: the same parameters and the same function, on columns in place of
 * rows (see {@link NarrowLayer}).
 */
final class NarrowProjector implements Stage {

    /** Up to so many weights a layer is small: beyond, the products cost more than what is around them. */
    private static final int FEW_WEIGHTS = 1 << 14;

    private final ProjectorStage stage;
    private final List<NarrowCoupling> couplings;
    private final ParameterPlace place;

    /**
     * A stage.
     *
     * @param stage The same to apply and to serve.
     * @param place The couplings' parameters.
     */
    private NarrowProjector(ProjectorStage stage, List<NarrowCoupling> couplings, ParameterPlace place) {
        this.stage = stage;
        this.couplings = couplings;
        this.place = place;
    }

    /** Whether a network's layers are small, and their activation functions fused. */
    static boolean suits(Projector projector) {
        return projector.dense()
                && projector.layers().stream()
                        .allMatch(layer -> (long) layer.inputs() * layer.outputs() <= FEW_WEIGHTS
                                && FusedActivation.of(Activations.of(layer)) != null);
    }

    /**
     * A stage on its parameters.
     *
     * @param place Where all of the network's lie, with room for their gradient.
     */
    static NarrowProjector of(Projector projector, ProjectorStage stage, ParameterPlace place) {
        List<NarrowCoupling> couplings = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < projector.couplings().size(); i++) {
            AdditiveCoupling coupling = stage.g().list().get(i);
            List<NarrowLayer> net = new ArrayList<>();
            for (DenseLayer layer : projector.couplings().get(i).net()) {
                net.add(new NarrowLayer(layer, place.part(next, layer.parameterCount())));
                next += layer.parameterCount();
            }
            couplings.add(new NarrowCoupling(coupling.read(), coupling.shifted(), net));
        }
        return new NarrowProjector(stage, couplings, place.part(0, next));
    }

    /** The most columns of a layer. */
    static int widest(List<NarrowCoupling> couplings) {
        return couplings.stream()
                .flatMap(coupling -> coupling.net().stream())
                .mapToInt(layer -> Math.max(layer.inputs(), layer.outputs()))
                .max()
                .orElse(0);
    }

    @Override
    public int inputs() {
        return stage.inputs();
    }

    @Override
    public int outputs() {
        return stage.outputs();
    }

    @Override
    public double operations() {
        return stage.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return stage.forward(x, memory);
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        NarrowShare own = (NarrowShare) share;
        NarrowPass kept = own.pass();
        float[] h = columns(x);
        for (int i = 0; i < couplings.size(); i++) {
            couplings.get(i).shift(h, 1, kept.there().get(i), own.scratch());
        }
        StagePass middle = stage.middle().pass(rows(h, x.columns(), memory), own.ofMiddle(), memory);
        h = columns(middle.output());
        for (int i = couplings.size() - 1; i >= 0; i--) {
            couplings.get(i).shift(h, -1, kept.back().get(i), own.scratch());
        }
        return new ProjectorPass(rows(h, x.columns(), memory), middle, kept, own, memory);
    }

    private final class ProjectorPass implements StagePass {
        private final Matrix output;
        private final StagePass middle;
        private final NarrowPass kept;
        private final NarrowShare share;
        private final MatrixPool memory;

        ProjectorPass(Matrix output, StagePass middle, NarrowPass kept, NarrowShare share, MatrixPool memory) {
            this.output = output;
            this.middle = middle;
            this.kept = kept;
            this.share = share;
            this.memory = memory;
        }

        @Override
        public Matrix output() {
            return output;
        }

        @Override
        public Matrix backward(Matrix outputError, boolean own, boolean toInput) {
            float[] error = columns(outputError);
            for (int i = 0; i < couplings.size(); i++) {
                back(i, error, -1, true, kept.back());
            }
            Matrix afterA = rows(error, outputError.columns(), memory);
            error = columns(middle.backward(afterA, true, true));
            for (int i = couplings.size() - 1; i >= 0; i--) {
                back(i, error, 1, toInput || i > 0, kept.there());
            }
            return toInput ? rows(error, outputError.columns(), memory) : null;
        }

        private void back(int i, float[] error, int sign, boolean toInput, List<NarrowPass.OfCoupling> values) {
            couplings.get(i).backward(error, sign, toInput, values.get(i), share.of(i), share.scratch());
        }
    }

    /** The columns of a matrix, one after the other. */
    private static float[] columns(Matrix rows) {
        int n = rows.columns();
        int count = rows.rows();
        float[] from = rows.toFloats();
        float[] to = new float[from.length];
        for (int column = 0; column < n; column++) {
            for (int row = 0; row < count; row++) {
                to[column * count + row] = from[row * n + column];
            }
        }
        return to;
    }

    /** The matrix of some columns. */
    private static Matrix rows(float[] columns, int n, MatrixPool memory) {
        int count = columns.length / n;
        float[] to = new float[columns.length];
        for (int column = 0; column < n; column++) {
            for (int row = 0; row < count; row++) {
                to[row * n + column] = columns[column * count + row];
            }
        }
        Matrix rows = memory.take(count, n);
        rows.write(0, to, to.length);
        return rows;
    }

    @Override
    public NarrowShare share(int rows, Gathering kind) {
        return new NarrowShare(
                couplings, rows, kind, place.count(), stage.middle().share(rows, kind));
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        List<NarrowShare> own = shares.stream().map(NarrowShare.class::cast).toList();
        NarrowShare.merge(own, place, accumulate);
        stage.middle().merge(own.stream().map(NarrowShare::ofMiddle).toList(), accumulate);
    }

    @Override
    public List<Stage> parts() {
        return stage.parts();
    }

    @Override
    public Stage served() {
        return stage.served();
    }
}
