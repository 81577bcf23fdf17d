package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.Normaliser.Statistics;
import org.idem4j.tribuo.network.GroupNormLayer;

/** Group normalisation, image by image, on images whose pixels have their channels side by side. */
final class GroupNormStage implements Stage {

    private final int size;
    private final int pixels;
    private final int channels;
    private final Normaliser normaliser;
    private final ParameterPlace place;

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link GroupNormLayer} orders them.
     */
    GroupNormStage(GroupNormLayer layer, ParameterPlace place) {
        this.size = layer.input().size();
        this.pixels = layer.input().pixels();
        this.channels = layer.input().channels();
        this.normaliser = new Normaliser(
                channels,
                layer.groups(),
                GroupNormLayer.EPSILON,
                FusedActivation.of(Activations.of(layer.activation())));
        this.place = place;
    }

    @Override
    public int inputs() {
        return size;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public double operations() {
        return 0;
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return normalised(x, new Statistics[x.rows()], memory);
    }

    private Matrix normalised(Matrix x, Statistics[] statistics, MatrixPool memory) {
        Matrix y = memory.take(x.rows(), size);
        float[] scale = parameters(0);
        float[] shift = parameters(channels);
        for (int row = 0; row < x.rows(); row++) {
            int from = row * pixels;
            statistics[row] = normaliser.statistics(x, from, from + pixels);
            normaliser.normalise(x, y, from, from + pixels, statistics[row], scale, shift);
        }
        return y;
    }

    private float[] parameters(int from) {
        float[] values = new float[channels];
        place.part(from, channels).read(values);
        return values;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        Statistics[] statistics = new Statistics[x.rows()];
        return new NormPass(this, x, normalised(x, statistics, memory), statistics, (NormShare) share, memory);
    }

    private record NormPass(
            GroupNormStage stage, Matrix x, Matrix output, Statistics[] statistics, NormShare share, MatrixPool memory)
            implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            Matrix atInput = own ? error : memory.take(error.rows(), error.columns());
            Normaliser.Sums sums = share.sums(stage.parameters(0));
            for (int row = 0; row < error.rows(); row++) {
                int from = row * stage.pixels;
                stage.normaliser.differentiate(
                        x, output, error, atInput, from, from + stage.pixels, statistics[row], sums, toInput);
            }
            if (toInput) {
                return atInput;
            }
            memory.giveBack(atInput);
            return null;
        }
    }

    @Override
    public NormShare share(int rows, boolean first) {
        return new NormShare(channels);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        NormShare.merge(shares, place, accumulate);
    }
}
