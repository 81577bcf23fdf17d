package org.idem4j.tribuo.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.ReportData;
import org.idem4j.tribuo.report.SampleImages;

/** The first rows of a table, or the first images, before and after, for a report. */
final class SampleRows {

    /** The most rows that are shown. */
    static final int MOST = 8;

    private static final int SHOWN = 3;
    private static final int SHOWN_IMAGES = MOST;
    private static final int PASSES = 10;

    private SampleRows() {}

    /**
     * Repairs the first rows.
     *
     * @param f What repairs them.
     * @param inputs The first rows of the table, row-major.
     * @param targets The clean versions of all rows; each column's deviation in them is its unit.
     */
    static List<ReportData.SampleRow> of(DenseSelfMap f, float[] inputs, float[] targets) {
        int n = f.selfMap().dimension();
        int shown = Math.min(SHOWN, inputs.length / n);
        Standardisation units = Standardisation.of(targets, n);
        float[] given = Arrays.copyOf(inputs, shown * n);
        float[] input = units.standardise(given);
        float[] target = units.standardise(Arrays.copyOf(targets, shown * n));
        float[] once = units.standardise(f.apply(given));
        float[] tenTimes = units.standardise(f.apply(given, PASSES));
        List<ReportData.SampleRow> samples = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            samples.add(new ReportData.SampleRow(
                    "test row " + (row + 1),
                    f.selfMap().names(),
                    row(input, row, n),
                    row(target, row, n),
                    row(once, row, n),
                    row(tenTimes, row, n)));
        }
        return samples;
    }

    /**
     * Repairs the first images.
     *
     * @param f What repairs them.
     * @param shape Their shape, of 1 or 3 channels.
     * @param inputs The first images, row-major.
     * @param targets Their clean versions.
     */
    static SampleImages images(DenseSelfMap f, ImageShape shape, float[] inputs, float[] targets) {
        int n = shape.size();
        int shown = Math.min(SHOWN_IMAGES, inputs.length / n);
        float[] given = Arrays.copyOf(inputs, shown * n);
        return new SampleImages(
                shape, given, Arrays.copyOf(targets, shown * n), f.apply(given), f.apply(given, PASSES));
    }

    private static double[] row(float[] rows, int row, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, c -> rows[row * n + c]);
        return values;
    }
}
