package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.engine.Normaliser.Statistics;
import org.idem4j.tribuo.network.GroupNormLayer;

/** Group normalisation, image by image. */
final class GroupNormStage extends NormStage {

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link GroupNormLayer} orders them.
     */
    GroupNormStage(GroupNormLayer layer, ParameterPlace place) {
        super(
                layer.input(),
                new Normaliser(
                        layer.input().channels(),
                        layer.groups(),
                        GroupNormLayer.EPSILON,
                        FusedActivation.of(Activations.of(layer.activation()))),
                place);
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return normalised(x, new Statistics[x.rows()], memory);
    }

    private Matrix normalised(Matrix x, Statistics[] statistics, MatrixPool memory) {
        Matrix y = memory.take(x.rows(), outputs());
        float[] scale = scale();
        float[] shift = shift();
        int pixels = image().pixels();
        for (int row = 0; row < x.rows(); row++) {
            int from = row * pixels;
            statistics[row] = normaliser().statistics(x, from, from + pixels);
            normaliser().normalise(x, y, from, from + pixels, statistics[row], scale, shift);
        }
        return y;
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
            int pixels = stage.image().pixels();
            return stage.backward(error, own, toInput, share, memory, (atInput, sums) -> {
                for (int row = 0; row < error.rows(); row++) {
                    int from = row * pixels;
                    stage.normaliser()
                            .differentiate(
                                    x, output, error, atInput, from, from + pixels, statistics[row], sums, toInput);
                }
            });
        }
    }
}
