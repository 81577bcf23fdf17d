package org.idem4j.tribuo.experiment.images;

import java.util.function.UnaryOperator;

/**
 * What pass after pass changes: gap[k] is the root mean square of f<sup>k+1</sup>(x) − f<sup>k</sup>(x) over the pixels of all
 * images, k from 0 to 10. gap[0] is how far f moves its input, gap[1] how far it is from idempotent there.
 *
 * @param data Of true test images.
 * @param noise Of N(0, 1).
 * @param damaged Of damaged test images.
 */
record GapCurves(double[] data, double[] noise, double[] damaged) {

    private static final int LAST = 10;

    static GapCurves of(UnaryOperator<float[]> f, float[] data, float[] noise, float[] damaged) {
        return new GapCurves(gaps(f, data), gaps(f, noise), gaps(f, damaged));
    }

    private static double[] gaps(UnaryOperator<float[]> f, float[] x) {
        double[] gaps = new double[LAST + 1];
        float[] before = x;
        for (int k = 0; k <= LAST; k++) {
            float[] after = f.apply(before);
            gaps[k] = PixelDistance.between(after, before);
            before = after;
        }
        return gaps;
    }
}
