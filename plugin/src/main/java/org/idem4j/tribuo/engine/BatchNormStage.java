package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.Normaliser.Statistics;
import org.idem4j.tribuo.network.BatchNormLayer;

/**
 * Batch normalisation on images whose pixels have their channels side by side. In training it takes the statistics of the rows
 * that it is given, and the first pass of a step, the one on the data, draws the running ones towards its own; served, it takes
 * the running ones.
 */
final class BatchNormStage implements Stage {

    private final int size;
    private final int channels;
    private final Normaliser normaliser;
    private final ParameterPlace scaleAndShift;
    private final ParameterPlace running;
    private final boolean serving;

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link BatchNormLayer} orders them.
     */
    BatchNormStage(BatchNormLayer layer, ParameterPlace place) {
        this(
                layer.input().size(),
                layer.input().channels(),
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
            int size,
            int channels,
            Normaliser normaliser,
            ParameterPlace scaleAndShift,
            ParameterPlace running,
            boolean serving) {
        this.size = size;
        this.channels = channels;
        this.normaliser = normaliser;
        this.scaleAndShift = scaleAndShift;
        this.running = running;
        this.serving = serving;
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
    public boolean wholeBatch() {
        return true;
    }

    @Override
    public Stage served() {
        return new BatchNormStage(size, channels, normaliser, scaleAndShift, running, true);
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return normalised(x, serving ? kept() : ofBatch(x), memory);
    }

    private Statistics ofBatch(Matrix x) {
        return normaliser.statistics(x, 0, x.length() / channels);
    }

    private Statistics kept() {
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
        Matrix y = memory.take(x.rows(), size);
        normaliser.normalise(x, y, 0, x.length() / channels, of, parameters(0), parameters(channels));
        return y;
    }

    private float[] parameters(int from) {
        float[] values = new float[channels];
        scaleAndShift.part(from, channels).read(values);
        return values;
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
            Matrix atInput = own ? error : memory.take(error.rows(), error.columns());
            stage.normaliser.differentiate(
                    x,
                    output,
                    error,
                    atInput,
                    0,
                    x.length() / stage.channels,
                    statistics,
                    share.sums(stage.parameters(0)),
                    toInput);
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
        NormShare.merge(shares, scaleAndShift, accumulate);
    }
}
