package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.engine.Normaliser.Statistics;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Batch normalisation. In training it takes the statistics of the rows that it is given, and the first pass of a step, the one on
 * the data, draws the running ones towards its own; served, it takes the running ones.
 */
final class BatchNormStage extends NormStage {

    private final ParameterPlace running;
    private final boolean serving;

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link BatchNormLayer} orders them.
     */
    BatchNormStage(BatchNormLayer layer, ParameterPlace place) {
        this(
                layer.input(),
                new Normaliser(
                        layer.input().channels(),
                        layer.input().channels(),
                        BatchNormLayer.EPSILON,
                        FusedActivation.of(Activations.of(layer.activation()))),
                place.part(0, 2 * layer.input().channels()),
                place.part(2 * layer.input().channels(), 2 * layer.input().channels()),
                false);
    }

    private BatchNormStage(
            ImageShape image,
            Normaliser normaliser,
            ParameterPlace scaleAndShift,
            ParameterPlace running,
            boolean serving) {
        super(image, normaliser, scaleAndShift);
        this.running = running;
        this.serving = serving;
    }

    @Override
    public boolean wholeBatch() {
        return true;
    }

    @Override
    public Stage served() {
        return new BatchNormStage(image(), normaliser(), scaleAndShift(), running, true);
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return normalised(x, serving ? kept() : ofBatch(x), memory);
    }

    private Statistics ofBatch(Matrix x) {
        return normaliser().statistics(x, 0, pixels(x));
    }

    private int pixels(Matrix x) {
        return x.length() / image().channels();
    }

    private Statistics kept() {
        int channels = image().channels();
        float[] values = new float[2 * channels];
        running.read(values);
        double[] means = new double[channels];
        double[] variances = new double[channels];
        for (int c = 0; c < channels; c++) {
            means[c] = values[c];
            variances[c] = values[channels + c];
        }
        return new Statistics(means, variances);
    }

    private Matrix normalised(Matrix x, Statistics of, MatrixPool memory) {
        Matrix y = memory.take(x.rows(), outputs());
        normaliser().normalise(x, y, 0, pixels(x), of, scale(), shift());
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        NormShare own = (NormShare) share;
        Statistics statistics = ofBatch(x);
        if (own.firstPass()) {
            keep(statistics);
        }
        return new NormPass(this, x, normalised(x, statistics, memory), statistics, own, memory);
    }

    private void keep(Statistics of) {
        int channels = image().channels();
        float[] values = new float[2 * channels];
        running.read(values);
        for (int c = 0; c < channels; c++) {
            values[c] = drawn(values[c], of.means()[c]);
            values[channels + c] = drawn(values[channels + c], of.variances()[c]);
        }
        running.write(values);
    }

    private static float drawn(float value, double towards) {
        return (float) (BatchNormLayer.DECAY * value + (1 - BatchNormLayer.DECAY) * towards);
    }

    private record NormPass(
            BatchNormStage stage, Matrix x, Matrix output, Statistics statistics, NormShare share, MatrixPool memory)
            implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            return stage.backward(
                    error,
                    own,
                    toInput,
                    share,
                    memory,
                    (atInput, sums) -> stage.normaliser()
                            .differentiate(x, output, error, atInput, 0, stage.pixels(x), statistics, sums, toInput));
        }
    }
}
