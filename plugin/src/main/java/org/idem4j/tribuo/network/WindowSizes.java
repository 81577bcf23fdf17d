package org.idem4j.tribuo.network;

/** The sizes of windows, of strangers' layers, too. */
final class WindowSizes {

    /** The most that a window's side or stride may be. */
    private static final int MOST = 1 << 12;

    private WindowSizes() {}

    static void check(int filters, int side, int stride, int border) {
        if (filters < 1 || side < 1 || side > MOST || stride < 1 || stride > MOST || border < 0 || border >= side) {
            throw new IllegalArgumentException("A convolution has filters, windows of a side and a stride from 1 to "
                    + MOST + " and a border below the side, not " + filters + " filters, side " + side + ", stride "
                    + stride + " and border " + border + ".");
        }
    }
}
