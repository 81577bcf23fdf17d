package org.idem4j.tribuo.cli;

import org.idem4j.onnx.selfmap.Predictions;

/** How many rows of a table or images are read at a time. */
final class BatchSize {

    /** The most values of a batch: long rows and large images come in smaller batches. */
    private static final int MOST_VALUES = 1 << 22;

    private BatchSize() {}

    /** The rows of a batch of so many columns; at least one. */
    static int of(int columns) {
        return Math.max(1, Math.min(Predictions.BATCH, MOST_VALUES / columns));
    }
}
