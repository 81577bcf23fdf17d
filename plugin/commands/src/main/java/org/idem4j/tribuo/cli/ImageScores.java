package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.idem4j.tribuo.data.TableLines;

/** Writes the scores of images under their names, and what is an anomaly; counts the anomalies. */
final class ImageScores {

    private final ScoreCalibration calibration;
    private final TableLines lines;
    private final UnfitRows unfit = new UnfitRows();
    private long anomalies;
    private long images;

    /**
     * Begins the table.
     *
     * @param stream Where to; left open.
     */
    ImageScores(ScoreCalibration calibration, OutputStream stream) throws IOException {
        this.calibration = calibration;
        this.lines = new TableLines(stream);
        for (String column : List.of("score", "anomalous", "image")) {
            lines.cell(column);
        }
        lines.endLine();
    }

    /** Scores all images. */
    void add(ImageRows rows) throws IOException {
        rows.forEach((first, batch) -> {
            double[] scores = calibration.score().of(batch);
            for (int i = 0; i < scores.length; i++) {
                boolean known = !Double.isNaN(scores[i]);
                boolean anomalous = known && calibration.isAnomaly(scores[i]);
                anomalies += anomalous ? 1 : 0;
                if (known) {
                    lines.cell(scores[i]);
                    lines.cell(anomalous ? "1" : "0");
                } else {
                    unfit.add(first + i + 1L, -1);
                    lines.cell("");
                    lines.cell("");
                }
                lines.cell(rows.input().name(first + i));
                lines.endLine();
            }
        });
        images = rows.input().images();
        lines.flush();
    }

    long images() {
        return images;
    }

    long anomalies() {
        return anomalies;
    }

    /** The images whose score is no number; theirs is blank in the table. */
    UnfitRows unfit() {
        return unfit;
    }
}
