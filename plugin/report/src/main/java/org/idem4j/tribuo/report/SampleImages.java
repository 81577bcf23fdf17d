package org.idem4j.tribuo.report;

import org.idem4j.tribuo.data.image.ImageGrid;
import org.idem4j.tribuo.network.ImageShape;

/**
 * A few images before and after, pixels from 0 to 1, row-major [images × n].
 *
 * @param shape Their shape, of 1 or 3 channels.
 * @param input The damaged images, at least one.
 * @param target The clean ones.
 * @param once After one pass.
 * @param tenTimes After ten passes.
 */
public record SampleImages(ImageShape shape, float[] input, float[] target, float[] once, float[] tenTimes) {

    private static final int MARGIN = 2;

    /** The most pixels of a picture for one of an image. */
    private static final int MOST_SCALE = 4;

    /** All of a kind side by side, or as many as there is room for: given, after one pass, after ten, clean. */
    Picture picture(int width) {
        int images = input.length / shape.size();
        int each = shape.width();
        int scale = Math.max(1, Math.min(MOST_SCALE, ((width - MARGIN) / images - MARGIN) / each));
        int shown = Math.max(1, Math.min(images, (width - MARGIN) / (each * scale + MARGIN)));
        float[] all = new float[4 * shown * shape.size()];
        float[][] kinds = {input, once, tenTimes, target};
        for (int kind = 0; kind < kinds.length; kind++) {
            System.arraycopy(kinds[kind], 0, all, kind * shown * shape.size(), shown * shape.size());
        }
        return Picture.of(new ImageGrid(shape, shown, MARGIN, scale).draw(all));
    }
}
