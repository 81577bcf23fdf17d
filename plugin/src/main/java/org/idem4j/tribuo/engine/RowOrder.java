package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Turns rows that hold an image channel by channel into rows that hold it pixel by pixel, or back.
 *
 * @param shape The image.
 * @param toPixels Whether it is pixel by pixel then.
 */
record RowOrder(ImageShape shape, boolean toPixels) implements Stage {

    /** Whether both orders are the same. */
    static boolean isSame(ImageShape shape) {
        return shape.channels() == 1 || shape.pixels() == 1;
    }

    /** What stands for each value of an image pixel by pixel, of what stands for each channel by channel. */
    static int[] pixels(ImageShape shape, int[] channelwise) {
        int[] pixelwise = new int[channelwise.length];
        for (int i = 0; i < pixelwise.length; i++) {
            pixelwise[i % shape.pixels() * shape.channels() + i / shape.pixels()] = channelwise[i];
        }
        return pixelwise;
    }

    @Override
    public int inputs() {
        return shape.size();
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public double operations() {
        return 0;
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix y = memory.take(x.rows(), outputs());
        turn(x, y, toPixels);
        return y;
    }

    private void turn(Matrix from, Matrix to, boolean pixelwise) {
        int size = shape.size();
        float[] image = new float[size];
        float[] turned = new float[size];
        int lines = pixelwise ? shape.channels() : shape.pixels();
        for (int row = 0; row < from.rows(); row++) {
            from.read((long) row * size, image, size);
            turn(image, turned, lines, size / lines);
            to.write((long) row * size, turned, size);
        }
    }

    private static void turn(float[] from, float[] to, int lines, int columns) {
        for (int i = 0; i < lines; i++) {
            for (int j = 0; j < columns; j++) {
                to[j * lines + i] = from[i * columns + j];
            }
        }
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        return new Turned(this, forward(x, memory), memory);
    }

    private record Turned(RowOrder order, Matrix output, MatrixPool memory) implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            Matrix atInput = toInput ? memory.take(error.rows(), error.columns()) : null;
            if (toInput) {
                order.turn(error, atInput, !order.toPixels);
            }
            if (own) {
                memory.giveBack(error);
            }
            return atInput;
        }
    }

    /** A share of nothing. */
    @Override
    public GradientShare share(int rows, Gathering kind) {
        return new PartShares(List.of());
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        // It has no parameters.
    }
}
