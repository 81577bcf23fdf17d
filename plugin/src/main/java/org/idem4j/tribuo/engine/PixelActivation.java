package org.idem4j.tribuo.engine;

/**
 * Bias and activation function of images whose pixels have their channels side by side, each in one pass over memory.
 *
 * @param channels The channels.
 * @param function The activation function.
 */
record PixelActivation(int channels, FusedActivation function) {

    private boolean identity() {
        return function instanceof FusedActivations.Identity;
    }

    /** y ← a(y + b). */
    void activate(Matrix y, float[] bias) {
        Blocks.rows(0, y.length() / channels, channels, (scratch, at, count, panel) -> {
            y.read(at, scratch[0], count);
            Blocks.repeat(bias, panel, scratch[1], count);
            add(scratch[0], scratch[1], count);
            function.activate(scratch[0], count);
            y.write(at, scratch[0], count);
        });
    }

    /**
     * δ ← dy · a'(z).
     *
     * @param delta May be dy.
     * @param sums The channels' sums are added here, as {@link Blocks#places} lays them out.
     */
    void differentiate(Matrix y, Matrix dy, Matrix delta, float[][] sums) {
        Blocks.rows(0, y.length() / channels, channels, (scratch, at, count, panel) -> {
            dy.read(at, scratch[1], count);
            if (!identity()) {
                y.read(at, scratch[0], count);
                function.differentiate(scratch[0], scratch[1], count);
            }
            delta.write(at, scratch[1], count);
            add(sums[panel], scratch[1], count);
        });
    }

    private static void add(float[] sums, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }
}
