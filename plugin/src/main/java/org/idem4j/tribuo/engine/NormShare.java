package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;

/** What one shard's rows give to the gradient of a normalisation's γ and β. */
final class NormShare implements GradientShare {

    private final double[] ofScale;
    private final double[] ofShift;
    private boolean empty = true;
    private final Gathering kind;
    private boolean passed;

    /**
     * A share.
     *
     * @param kind The step's first pass, the one on the data, goes through one of a batch's first shard.
     */
    NormShare(int channels, Gathering kind) {
        this.kind = kind;
        this.ofScale = new double[channels];
        this.ofShift = new double[channels];
    }

    @Override
    public void begin(boolean toBeAddedTo) {
        Arrays.fill(ofScale, 0);
        Arrays.fill(ofShift, 0);
        empty = true;
        passed = false;
    }

    /** Whether this is the step's first pass. */
    boolean firstPass() {
        boolean first = kind == Gathering.IN_PLACE && !passed;
        passed = true;
        return first;
    }

    /** Where backpropagation adds. */
    Normaliser.Sums sums(float[] scale) {
        empty = kind == Gathering.NOTHING;
        return new Normaliser.Sums(scale, ofScale, ofShift);
    }

    /** Brings all shares together. */
    static void merge(List<GradientShare> shares, ParameterPlace scaleAndShift, boolean accumulate) {
        float[] sums = new float[scaleAndShift.count()];
        if (accumulate) {
            scaleAndShift.readGradient(sums);
        }
        int channels = sums.length / 2;
        for (int c = 0; c < channels; c++) {
            for (GradientShare share : shares) {
                sums[c] += (float) ((NormShare) share).ofScale[c];
                sums[channels + c] += (float) ((NormShare) share).ofShift[c];
            }
        }
        scaleAndShift.writeGradient(sums);
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void close() {
        // It has no native memory.
    }
}
