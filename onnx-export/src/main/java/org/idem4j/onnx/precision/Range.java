package org.idem4j.onnx.precision;

/**
 * Between what bounds a value was seen, zero among them, so that zero has a step of its own.
 *
 * @param lowest At most zero.
 * @param highest At least zero.
 */
record Range(float lowest, float highest) {

    static final Range EMPTY = new Range(0, 0);

    private static final int STEPS = 255;

    Range with(float value) {
        return new Range(Math.min(lowest, value), Math.max(highest, value));
    }

    Range with(Range other) {
        return with(other.lowest).with(other.highest);
    }

    /** The width of a step of 256 of them. */
    float scale() {
        float scale = (highest - lowest) / STEPS;
        return scale > 0 ? scale : 1;
    }

    /** The number of the step that is zero, 0 to 255. */
    int zero() {
        return Math.round(-lowest / scale());
    }
}
