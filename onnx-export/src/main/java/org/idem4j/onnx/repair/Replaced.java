package org.idem4j.onnx.repair;

/** What a {@link RepeatableStep} replaces in a row that has a cell beyond its tolerance. */
public enum Replaced {
    /** The whole row becomes f of it: what f is trained for. */
    ROW,
    /** Only the cells beyond the tolerance do; the others keep every bit. */
    CELLS
}
