package org.idem4j.onnx.repair;

/** What a {@link RepeatableStep} replaces. */
public enum Replaced {
    /** Of a row that has a cell beyond its tolerance the whole row, which becomes f of it: what f is trained for. */
    ROW,
    /** Only the cells beyond the tolerance; the others keep every bit. */
    CELLS,
    /** Only the missing cells, filled given the known ones, whatever f makes of these; a row without any keeps every bit. */
    MISSING,
    /**
     * The missing cells, and those that the model's {@link CellCheck} finds, filled given the others; the tolerance has no say. A
     * row without any keeps every bit.
     */
    IMPLAUSIBLE
}
