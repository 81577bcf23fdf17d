package org.idem4j.tribuo.experiment.architecture;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/** A network drawn from left to right. */
final class LayerDrawing {

    private static final int HEIGHT = 118;
    private static final double MIDDLE = 58;
    private static final double LEFT = 180;
    private static final double RIGHT = 690;
    private static final double BAR = 12;
    /** The height of a bar for every doubling of the columns. */
    private static final double DOUBLING = 5.5;

    private static final Color PALE = new Color(0xD6E8F4);

    private LayerDrawing() {}

    static Picture of(String name, ParameterCount count) {
        return new Picture(PlotStyle.WIDTH, HEIGHT, graphics -> draw(new Sketch(graphics), name, count));
    }

    private static void draw(Sketch sketch, String name, ParameterCount count) {
        sketch.fill(new Rectangle2D.Double(0, 0, PlotStyle.WIDTH, HEIGHT), Color.WHITE);
        sketch.title(name, 16, MIDDLE - 10, Anchor.LEFT);
        sketch.text(
                number(count.parameters()) + " parameters", 16, MIDDLE + 10, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
        List<LayerCount> layers = count.layers();
        double step = (RIGHT - LEFT) / layers.size();
        for (int i = 0; i < layers.size(); i++) {
            layer(sketch, layers.get(i), LEFT + i * step, step);
        }
        columns(sketch, layers.get(0).inputs(), LEFT);
        for (int i = 0; i < layers.size(); i++) {
            columns(sketch, layers.get(i).outputs(), LEFT + (i + 1) * step);
        }
    }

    private static void layer(Sketch sketch, LayerCount layer, double x, double width) {
        Path2D body = new Path2D.Double();
        body.moveTo(x, MIDDLE - half(layer.inputs()));
        body.lineTo(x + width, MIDDLE - half(layer.outputs()));
        body.lineTo(x + width, MIDDLE + half(layer.outputs()));
        body.lineTo(x, MIDDLE + half(layer.inputs()));
        body.closePath();
        sketch.fill(body, PALE);
        double centre = x + width / 2;
        sketch.text(
                number(layer.weights() + layer.biases()), centre, MIDDLE, Anchor.CENTRE, Sketch.SMALL, PlotStyle.INK);
    }

    private static void columns(Sketch sketch, int columns, double x) {
        double half = half(columns);
        sketch.fill(new Rectangle2D.Double(x - BAR / 2, MIDDLE - half, BAR, 2 * half), PlotStyle.BLUE);
        sketch.text(number(columns), x, MIDDLE + half + 12, Anchor.CENTRE, Sketch.SMALL, PlotStyle.INK);
    }

    private static double half(int columns) {
        return DOUBLING * Math.log(columns + 1.0) / Math.log(2) / 2 + 4;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
