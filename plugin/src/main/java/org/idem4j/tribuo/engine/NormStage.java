package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.network.ImageShape;

/** A normalisation of images whose pixels have their channels side by side: what it has whatever its statistics are of. */
abstract class NormStage implements Stage {

    private final ImageShape image;
    private final Normaliser normaliser;
    private final ParameterPlace scaleAndShift;

    /**
     * A layer on its parameters.
     *
     * @param scaleAndShift Where γ and β lie, [2 × channels].
     */
    NormStage(ImageShape image, Normaliser normaliser, ParameterPlace scaleAndShift) {
        this.image = image;
        this.normaliser = normaliser;
        this.scaleAndShift = scaleAndShift;
    }

    final ImageShape image() {
        return image;
    }

    final Normaliser normaliser() {
        return normaliser;
    }

    final ParameterPlace scaleAndShift() {
        return scaleAndShift;
    }

    final float[] scale() {
        return parameters(0);
    }

    final float[] shift() {
        return parameters(image.channels());
    }

    private float[] parameters(int from) {
        float[] values = new float[image.channels()];
        scaleAndShift.part(from, values.length).read(values);
        return values;
    }

    @Override
    public final int inputs() {
        return image.size();
    }

    @Override
    public final int outputs() {
        return image.size();
    }

    @Override
    public final double operations() {
        return 0;
    }

    @Override
    public final NormShare share(int rows, Gathering kind) {
        return new NormShare(image.channels(), kind);
    }

    @Override
    public final void merge(List<GradientShare> shares, boolean accumulate) {
        NormShare.merge(shares, scaleAndShift, accumulate);
    }

    /** Backpropagation through all pixels. */
    interface Backward {
        /** Writes dL/dx, or what lies there in between where it isn't wanted, and adds to the gradient's sums. */
        void through(Matrix atInput, Normaliser.Sums sums);
    }

    /** dL/dx where it is wanted, in the error's own memory where that may be written over. */
    final Matrix backward(
            Matrix error, boolean own, boolean toInput, NormShare share, MatrixPool memory, Backward work) {
        Matrix atInput = own ? error : memory.take(error.rows(), error.columns());
        work.through(atInput, share.sums(scale()));
        if (toInput) {
            return atInput;
        }
        memory.giveBack(atInput);
        return null;
    }
}
