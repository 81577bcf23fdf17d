package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.BitSet;
import org.idem4j.tribuo.data.TableLines;
import org.idem4j.tribuo.data.TableReader;

/** Writes the scores of rows, what is an anomaly, and the columns of the table that are carried along; counts the anomalies. */
final class ScoreTable {

    private final TableLines lines;
    private final ScoreCalibration calibration;
    private final int[] carried;
    private final ContributionTable cells;
    private final UnfitRows unfit = new UnfitRows();
    private final NamedRows unknown = new NamedRows();
    private long rows;
    private long anomalies;

    /**
     * Begins the table.
     *
     * @param scored The table whose rows are scored.
     * @param carried Its columns that are carried along.
     * @param stream Where to; left open.
     * @param cells Takes each anomaly; null for none.
     */
    ScoreTable(
            TableReader scored,
            int[] carried,
            OutputStream stream,
            ScoreCalibration calibration,
            ContributionTable cells)
            throws IOException {
        this.lines = new TableLines(stream, scored);
        this.calibration = calibration;
        this.carried = carried;
        this.cells = cells;
        lines.cell("score");
        lines.cell("anomalous");
        for (int column : carried) {
            lines.cell(scored.names().get(column));
        }
        lines.endLine();
    }

    /**
     * Scores rows.
     *
     * @param unknown Those of which nothing is known; their score is blank.
     */
    void add(ReadRows batch, BitSet unknown) throws IOException {
        double[] scores = calibration.score().of(batch.values());
        int n = batch.values().length / scores.length;
        for (int row = 0; row < scores.length; row++) {
            boolean unfit = Double.isNaN(scores[row]); // beyond all numbers is an anomaly, no number is a fault
            boolean anomalous = !unfit && !unknown.get(row) && calibration.isAnomaly(scores[row]);
            anomalies += anomalous ? 1 : 0;
            if (anomalous && cells != null) {
                cells.add(batch.first() + row, scores[row], Arrays.copyOfRange(batch.values(), row * n, (row + 1) * n));
            }
            if (unknown.get(row) || unfit) {
                if (unknown.get(row)) {
                    this.unknown.add(batch.first() + row, -1);
                } else {
                    this.unfit.add(batch.first() + row, -1);
                }
                lines.cell("");
                lines.cell("");
            } else {
                lines.cell(scores[row]);
                lines.cell(anomalous ? "1" : "0");
            }
            for (int c = 0; c < carried.length; c++) {
                lines.cell(batch.text(), row, c);
            }
            lines.endLine();
        }
        rows += scores.length;
    }

    long anomalies() {
        return anomalies;
    }

    /** The rows whose score is no number; theirs is blank in the table. */
    UnfitRows unfit() {
        return unfit;
    }

    /** The rows of which nothing is known; their score is blank in the table, too. */
    NamedRows unknown() {
        return unknown;
    }

    void flush() throws IOException {
        lines.flush();
    }
}
