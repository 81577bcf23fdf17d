package org.idem4j.tribuo.data.image;

import org.idem4j.tribuo.network.ImageShape;

/**
 * A picture that regions are painted on, one over the other, their borders smoothed over a pixel. Its arithmetic is Java's own, so that
 * every machine paints the same bytes; those of {@code java.awt} differ between Javas.
 */
final class Painting {

    private final ImageShape shape;
    private final double side;
    private final double[] values;
    private double cos = 1;
    private double sin;
    private double light;

    /**
     * A ground of one colour.
     *
     * @param shape Of a square.
     * @param side How long its sides are in the plane of the regions, whose origin is in the middle.
     * @param ground The colour.
     */
    Painting(ImageShape shape, double side, Colour ground) {
        this.shape = shape;
        this.side = side;
        this.values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ground.channel(i / shape.pixels());
        }
    }

    /** What is painted from now on is turned about the middle, and brighter on the right by so much for each unit of length. */
    void turn(double angle, double lit) {
        cos = StrictMath.cos(angle);
        sin = StrictMath.sin(angle);
        light = lit;
    }

    /** Paints a region in a colour, which is that of the middle. */
    void add(Region region, Colour colour) {
        add(region, colour, 1);
    }

    /** Paints a region through which what is below is seen, unless its opacity is 1. */
    void add(Region region, Colour colour, double opacity) {
        double unit = side / shape.width();
        for (int line = 0; line < shape.height(); line++) {
            for (int pixel = 0; pixel < shape.width(); pixel++) {
                double right = (pixel + 0.5) * unit - side / 2;
                double down = (line + 0.5) * unit - side / 2;
                double x = cos * right + sin * down;
                double y = cos * down - sin * right;
                double covered = 0.5 - region.distance(x, y) / unit;
                if (covered > 0) {
                    blend(line, pixel, colour, Math.min(1, covered) * opacity, 1 + light * x);
                }
            }
        }
    }

    private void blend(int line, int pixel, Colour colour, double share, double brightness) {
        for (int c = 0; c < shape.channels(); c++) {
            int i = ImageColumns.index(shape, c, line, pixel);
            values[i] += share * (colour.channel(c) * brightness - values[i]);
        }
    }

    /** The bytes in the order of a row. */
    byte[] bytes() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ByteImages.pixel((float) values[i]);
        }
        return bytes;
    }
}
