package org.idem4j.tribuo.experiment.images;

import java.util.function.UnaryOperator;
import org.idem4j.tribuo.CodeSpace;

/**
 * Images as rows of numbers that can be mixed.
 *
 * @param columns The length of such a row.
 * @param encode Images to these rows.
 * @param decode Back.
 */
record Coding(int columns, UnaryOperator<float[]> encode, UnaryOperator<float[]> decode) {

    /** The codes of a network. */
    static Coding of(CodeSpace codes) {
        return new Coding(codes.columns(), codes::encode, codes::decode);
    }

    /** The pixels themselves; what lies beyond 0 and 1 is cut off. */
    static Coding pixels(int n) {
        return new Coding(n, pixels -> pixels, Coding::cut);
    }

    private static float[] cut(float[] pixels) {
        float[] cut = new float[pixels.length];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.max(0, Math.min(1, pixels[i]));
        }
        return cut;
    }
}
