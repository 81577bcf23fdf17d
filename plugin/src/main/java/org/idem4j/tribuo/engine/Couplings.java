package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * g, additive couplings one after the other, and g⁻¹, which takes them back in the opposite order. Both work in place, and what
 * both give to the gradients of the couplings' nets adds up.
 *
 * @param list In the order of g.
 * @param dimension The columns of a row.
 */
record Couplings(List<AdditiveCoupling> list, int dimension) implements Stage {

    @Override
    public int inputs() {
        return dimension;
    }

    @Override
    public int outputs() {
        return dimension;
    }

    @Override
    public double operations() {
        return list.stream()
                .mapToDouble(coupling -> coupling.net().operations())
                .sum();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix h = Loops.copy(x, memory);
        apply(h, memory);
        return h;
    }

    /** h ← g(h). */
    void apply(Matrix h, MatrixPool memory) {
        list.forEach(coupling -> coupling.shift(h, 1, memory));
    }

    /** h ← g⁻¹(h). */
    void invert(Matrix h, MatrixPool memory) {
        for (int i = list.size() - 1; i >= 0; i--) {
            list.get(i).shift(h, -1, memory);
        }
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        Matrix h = Loops.copy(x, memory);
        InPlace there = applying(h, share, memory);
        return new StagePass() {
            @Override
            public Matrix output() {
                return h;
            }

            @Override
            public Matrix backward(Matrix outputError, boolean own, boolean toInput) {
                Matrix error = own ? outputError : Loops.copy(outputError, memory);
                there.backward(error, toInput);
                if (toInput) {
                    return error;
                }
                memory.giveBack(error);
                return null;
            }
        };
    }

    /** h ← g(h), keeping what backpropagation needs. */
    InPlace applying(Matrix h, GradientShare share, MatrixPool memory) {
        StagePass[] passes = new StagePass[list.size()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = list.get(i).pass(h, 1, ((PartShares) share).of(i), memory);
        }
        return new InPlace(this, passes, 1, memory);
    }

    /** h ← g⁻¹(h), keeping what backpropagation needs. */
    InPlace inverting(Matrix h, GradientShare share, MatrixPool memory) {
        StagePass[] passes = new StagePass[list.size()];
        for (int i = passes.length - 1; i >= 0; i--) {
            passes[i] = list.get(i).pass(h, -1, ((PartShares) share).of(i), memory);
        }
        return new InPlace(this, passes, -1, memory);
    }

    /**
     * An application of g or g⁻¹ in place.
     *
     * @param passes What each coupling kept.
     * @param sign 1 for g, −1 for g⁻¹.
     */
    record InPlace(Couplings couplings, StagePass[] passes, int sign, MatrixPool memory) {

        /**
         * Backpropagation.
         *
         * @param error dL/dh of what was given; becomes that of what was taken.
         * @param toInput Whether the error is wanted further.
         */
        void backward(Matrix error, boolean toInput) {
            int last = passes.length - 1;
            for (int step = 0; step <= last; step++) {
                int i = sign > 0 ? last - step : step;
                couplings.list().get(i).backward(passes[i], sign, error, toInput || step < last, memory);
            }
        }
    }

    @Override
    public GradientShare share(int rows, Gathering kind) {
        return PartShares.of(parts(), rows, kind);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        PartShares.merge(parts(), shares, accumulate);
    }

    @Override
    public List<Stage> parts() {
        return list.stream().map(AdditiveCoupling::net).toList();
    }

    @Override
    public Couplings served() {
        return new Couplings(
                list.stream()
                        .map(coupling -> new AdditiveCoupling(
                                coupling.read(),
                                coupling.shifted(),
                                coupling.net().served()))
                        .toList(),
                dimension);
    }
}
