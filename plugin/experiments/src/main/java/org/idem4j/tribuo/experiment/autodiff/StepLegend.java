package org.idem4j.tribuo.experiment.autodiff;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/** What the boxes and arrows of a {@link StepDrawing} mean. */
final class StepLegend {

    private static final int HEIGHT = 40;
    private static final double MIDDLE = 18;
    private static final double SMALL_BOX = 20;
    private static final Color PALE = new Color(0xD6E8F4);

    private StepLegend() {}

    /** The box of an application of f. */
    static void box(Sketch sketch, double x, double y, double size, boolean kept) {
        var shape = new RoundRectangle2D.Double(x - size / 2, y - size / 2, size, size, 6, 6);
        sketch.fill(shape, kept ? PALE : Color.WHITE);
        if (kept) {
            sketch.outline(shape, PlotStyle.BLUE, 1.6);
        } else {
            sketch.dashes(shape, PlotStyle.BLUE, 1.6);
        }
        sketch.text("f", x, y, Anchor.CENTRE, Sketch.PLAIN, PlotStyle.INK);
    }

    static Picture picture() {
        return new Picture(PlotStyle.WIDTH, HEIGHT, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, PlotStyle.WIDTH, HEIGHT), Color.WHITE);
            box(sketch, 40, MIDDLE, SMALL_BOX, true);
            words(sketch, "f, kept for backpropagation", 56);
            box(sketch, 260, MIDDLE, SMALL_BOX, false);
            words(sketch, "f, only applied", 276);
            arrow(sketch, 400, PlotStyle.GREY);
            words(sketch, "forward", 436);
            arrow(sketch, 520, PlotStyle.VERMILION);
            words(sketch, "backward: errors", 556);
        });
    }

    private static void words(Sketch sketch, String text, double x) {
        sketch.text(text, x, MIDDLE, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
    }

    private static void arrow(Sketch sketch, double x, Color color) {
        sketch.arrow(color, 1.6, new Point2D.Double(x, MIDDLE), new Point2D.Double(x + 30, MIDDLE));
    }
}
