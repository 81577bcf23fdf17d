package org.idem4j.tribuo.experiment.images;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.idem4j.tribuo.data.image.ImageGrid;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.Picture;

/**
 * Rows of images one above the other.
 *
 * @param shape The images' shape.
 */
record ImageStrips(ImageShape shape) {

    private static final int MARGIN = 2;

    /** An image is at least so many pixels wide. */
    private static final int LEAST_WIDTH = 56;

    /** Rows as a PNG: at least one, all of as many images. */
    void write(List<float[]> rows, OutputStream stream) throws IOException {
        grid(rows).write(joined(rows), stream);
    }

    /** The rows of a report, as {@link ShownImages} has them. */
    Picture picture(List<String> encoded) {
        List<float[]> rows = encoded.stream().map(ShownImages::decode).toList();
        return Picture.of(grid(rows).draw(joined(rows)));
    }

    private ImageGrid grid(List<float[]> rows) {
        int scale = Math.max(1, LEAST_WIDTH / shape.width());
        return new ImageGrid(shape, rows.get(0).length / shape.size(), MARGIN, scale);
    }

    private static float[] joined(List<float[]> rows) {
        int length = rows.get(0).length;
        float[] all = new float[length * rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * length, length);
        }
        return all;
    }
}
