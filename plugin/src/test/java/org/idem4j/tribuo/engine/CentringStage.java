package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Half a batch normalisation, for tests: a pass subtracts the batch's column means and draws the kept ones a little towards
 * them; what is served subtracts the kept ones.
 */
final class CentringStage implements Stage {

    private static final float DRAWN = 0.25f;

    private final int columns;
    private final ParameterPlace kept;
    private final float gradient;
    private final boolean serving;
    private int closed;

    /**
     * A stage.
     *
     * @param gradient What it leaves as the gradient of each kept mean, of which there is none.
     */
    CentringStage(int columns, ParameterPlace kept, float gradient) {
        this(columns, kept, gradient, false);
    }

    private CentringStage(int columns, ParameterPlace kept, float gradient, boolean serving) {
        this.columns = columns;
        this.kept = kept;
        this.gradient = gradient;
        this.serving = serving;
    }

    @Override
    public int inputs() {
        return columns;
    }

    @Override
    public int outputs() {
        return columns;
    }

    @Override
    public double operations() {
        return 0;
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return without(serving ? keptMeans() : means(x), x, memory);
    }

    private float[] keptMeans() {
        float[] means = new float[columns];
        kept.read(means);
        return means;
    }

    private float[] means(Matrix x) {
        float[] values = x.toFloats();
        float[] means = new float[columns];
        for (int i = 0; i < values.length; i++) {
            means[i % columns] += values[i] / x.rows();
        }
        return means;
    }

    private Matrix without(float[] means, Matrix x, MatrixPool memory) {
        float[] values = x.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] -= means[i % columns];
        }
        Matrix y = memory.take(x.rows(), columns);
        y.write(values, 0);
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        float[] means = means(x);
        float[] statistics = keptMeans();
        for (int i = 0; i < columns; i++) {
            statistics[i] += DRAWN * (means[i] - statistics[i]);
        }
        kept.write(statistics);
        Matrix y = without(means, x, memory);
        return new StagePass() {
            @Override
            public Matrix output() {
                return y;
            }

            @Override
            public Matrix backward(Matrix error, boolean own, boolean toInput) {
                Matrix atInput = toInput ? without(means(error), error, memory) : null;
                if (own) {
                    memory.giveBack(error);
                }
                return atInput;
            }
        };
    }

    /** A share of nothing. */
    @Override
    public GradientShare share(int rows, Gathering kind) {
        return new PartShares(List.of());
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        float[] left = new float[columns];
        Arrays.fill(left, gradient);
        kept.writeGradient(left);
    }

    @Override
    public boolean wholeBatch() {
        return true;
    }

    @Override
    public void close() {
        closed++;
    }

    /** How often it was closed. */
    int closed() {
        return closed;
    }

    @Override
    public Stage served() {
        return new CentringStage(columns, kept, gradient, true);
    }
}
