package org.idem4j.tribuo.engine;

/** Puts the channels of two images side by side, pixel by pixel, or takes them apart; image by image, on this thread. */
final class PixelColumns {

    private PixelColumns() {}

    /** joint ← left | right, for each pixel. */
    static void join(Matrix left, int ofLeft, Matrix right, int ofRight, Matrix joint) {
        float[] l = new float[left.columns()];
        float[] r = new float[right.columns()];
        float[] both = new float[joint.columns()];
        for (int row = 0; row < joint.rows(); row++) {
            left.read((long) row * l.length, l, l.length);
            right.read((long) row * r.length, r, r.length);
            for (int from = 0, a = 0, b = 0; from < both.length; from += ofLeft + ofRight, a += ofLeft, b += ofRight) {
                System.arraycopy(l, a, both, from, ofLeft);
                System.arraycopy(r, b, both, from + ofLeft, ofRight);
            }
            joint.write((long) row * both.length, both, both.length);
        }
    }

    /** left | right ← joint, for each pixel. */
    static void split(Matrix joint, Matrix left, int ofLeft, Matrix right, int ofRight) {
        float[] l = new float[left.columns()];
        float[] r = new float[right.columns()];
        float[] both = new float[joint.columns()];
        for (int row = 0; row < joint.rows(); row++) {
            joint.read((long) row * both.length, both, both.length);
            for (int from = 0, a = 0, b = 0; from < both.length; from += ofLeft + ofRight, a += ofLeft, b += ofRight) {
                System.arraycopy(both, from, l, a, ofLeft);
                System.arraycopy(both, from + ofLeft, r, b, ofRight);
            }
            left.write((long) row * l.length, l, l.length);
            right.write((long) row * r.length, r, r.length);
        }
    }
}
