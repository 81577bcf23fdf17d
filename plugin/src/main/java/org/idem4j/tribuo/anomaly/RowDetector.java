package org.idem4j.tribuo.anomaly;

import org.idem4j.onnx.selfmap.SelfMap;

/** What scores rows and tells which are anomalies, be it a model of Tribuo's or a served file. */
public interface RowDetector {

    /**
     * The columns.
     *
     * @return The names and their order.
     */
    SelfMap selfMap();

    /**
     * What the scores are, and which of them is an anomaly's.
     *
     * @return In the order of {@link #selfMap()}.
     */
    ScoreMetadata metadata();

    /**
     * Scores dense rows.
     *
     * @param rows Row-major, in the order of {@link #selfMap()}; left as they are.
     * @return Per row its score, the higher the less expected; NaN for a row so far out that floats do not reach.
     * @throws IllegalArgumentException If the length is no multiple of the columns.
     */
    double[] scores(float[] rows);

    /**
     * Which cells make the scores: by how much a row's score falls when this one cell is given the best of nine values that
     * expected rows have in that column, the other cells as they are. A column whose cell could not be better has 0; where
     * two cells contradict one another, both have a part.
     *
     * @param rows Row-major, in the order of {@link #selfMap()}; left as they are.
     * @return Per row and column the fall, not negative, row-major; NaN throughout for a row whose score is no number.
     * @throws IllegalArgumentException If the length is no multiple of the columns.
     * @throws IllegalStateException If the detector is of an earlier version, which did not keep such values.
     */
    default double[] contributions(float[] rows) {
        return metadata().typical().contributions(this::scores, rows);
    }
}
