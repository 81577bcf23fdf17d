package org.idem4j.tribuo.engine.convolution;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** The windows of a convolution as the rows of a matrix, [pixels × side × side × channels]; for one call. */
final class Windows {

    private final ConvolutionShape shape;
    private final ConvolutionScratch scratch;
    private final int line;
    private final int pixels;
    private int loaded = -1;

    Windows(ConvolutionShape shape, ConvolutionScratch scratch) {
        this.shape = shape;
        this.scratch = scratch;
        this.line = shape.side() * shape.channels();
        this.pixels = shape.outputHeight() * shape.outputWidth();
    }

    /** Where the matrix lies. */
    FloatPointer pointer() {
        return scratch.windows();
    }

    /** The windows of some pixels, counted through all images, which are asked for from the first to the last. */
    FloatPointer gather(FloatPointer images, int from, int count) {
        for (int i = 0; i < count; i++) {
            int image = (from + i) / pixels;
            if (image != loaded) {
                at(images, image).get(scratch.image(), 0, shape.inputs());
                loaded = image;
            }
            gather((from + i) % pixels, i * line * shape.side());
        }
        scratch.windows().put(scratch.windowBlock(), 0, count * line * shape.side());
        return scratch.windows();
    }

    private void gather(int pixel, int to) {
        float[] block = scratch.windowBlock();
        int x = pixel % shape.outputWidth() * shape.stride() - shape.border();
        int y = pixel / shape.outputWidth() * shape.stride() - shape.border();
        int left = Math.max(0, -x) * shape.channels();
        int right = Math.min(shape.side(), shape.width() - x) * shape.channels();
        for (int row = 0; row < shape.side(); row++) {
            int start = to + row * line;
            if (y + row < 0 || y + row >= shape.height()) {
                Arrays.fill(block, start, start + line, 0);
                continue;
            }
            Arrays.fill(block, start, start + left, 0);
            System.arraycopy(scratch.image(), place(y + row, x) + left, block, start + left, right - left);
            Arrays.fill(block, start + right, start + line, 0);
        }
    }

    private int place(int y, int x) {
        return (y * shape.width() + x) * shape.channels();
    }

    /** Adds the windows of some pixels up in the images, each of which is written once the last of its pixels is there. */
    void scatter(FloatPointer images, int from, int count) {
        float[] block = scratch.windowBlock();
        scratch.windows().get(block, 0, count * line * shape.side());
        for (int i = 0; i < count; i++) {
            int pixel = (from + i) % pixels;
            if (pixel == 0) {
                Arrays.fill(scratch.image(), 0);
            }
            scatter(pixel, i * line * shape.side());
            if (pixel == pixels - 1) {
                at(images, (from + i) / pixels).put(scratch.image(), 0, shape.inputs());
            }
        }
    }

    private void scatter(int pixel, int from) {
        int x = pixel % shape.outputWidth() * shape.stride() - shape.border();
        int y = pixel / shape.outputWidth() * shape.stride() - shape.border();
        int left = Math.max(0, -x) * shape.channels();
        int right = Math.min(shape.side(), shape.width() - x) * shape.channels();
        int first = Math.max(0, -y);
        int last = Math.min(shape.side(), shape.height() - y);
        for (int row = first; row < last; row++) {
            add(
                    scratch.image(),
                    place(y + row, x) + left,
                    scratch.windowBlock(),
                    from + row * line + left,
                    right - left);
        }
    }

    private static void add(float[] sum, int to, float[] terms, int from, int count) {
        for (int i = 0; i < count; i++) {
            sum[to + i] += terms[from + i];
        }
    }

    private FloatPointer at(FloatPointer images, int image) {
        return new FloatPointer(images).position(images.position() + (long) image * shape.inputs());
    }
}
