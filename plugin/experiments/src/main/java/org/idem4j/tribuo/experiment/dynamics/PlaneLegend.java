package org.idem4j.tribuo.experiment.dynamics;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/** What the colours and marks of a {@link PlaneDrawing} mean. */
final class PlaneLegend {

    private static final int HEIGHT = 40;
    private static final double MIDDLE = 18;
    private static final double LEFT = 56;
    private static final double SWATCH = 16;
    private static final double DOT = 7;
    private static final double BETWEEN = 30;
    private static final double GAP = 8;

    private static final Map<OrbitLimit, String> LIMITS = new EnumMap<>(Map.of(
            OrbitLimit.ZERO, "goes to 0",
            OrbitLimit.ONE, "goes to 1",
            OrbitLimit.ESCAPES, "escapes",
            OrbitLimit.UNDECIDED, "undecided"));

    private final Sketch sketch;
    private double x = LEFT;

    private PlaneLegend(Sketch sketch) {
        this.sketch = sketch;
    }

    /** The mark of a fixed point. */
    static void dot(Sketch sketch, double x, double y, boolean attracts) {
        var dot = new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
        sketch.fill(dot, Color.WHITE);
        sketch.outline(dot, attracts ? Color.WHITE : PlotStyle.VERMILION, 1.6);
    }

    static Picture picture(int width) {
        return new Picture(width, HEIGHT, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, width, HEIGHT), Color.WHITE);
            new PlaneLegend(sketch).draw();
        });
    }

    private void draw() {
        LIMITS.forEach((limit, words) -> {
            swatch(LimitColors.of(limit));
            words(words);
        });
        swatch(LimitColors.ZERO);
        dot(sketch, x + SWATCH / 2, MIDDLE, true);
        words("attracting fixed point");
        swatch(LimitColors.of(OrbitLimit.ESCAPES));
        dot(sketch, x + SWATCH / 2, MIDDLE, false);
        words("repelling fixed point");
        swatch(LimitColors.ZERO);
        sketch.dashes(new Line2D.Double(x, MIDDLE, x + SWATCH, MIDDLE), Color.WHITE, 1.2);
        words("inside: sure to converge");
    }

    private void swatch(Color color) {
        var swatch = new Rectangle2D.Double(x, MIDDLE - SWATCH / 2, SWATCH, SWATCH);
        sketch.fill(swatch, color);
        sketch.outline(swatch, PlotStyle.GREY, 1);
    }

    private void words(String text) {
        x += SWATCH + GAP;
        sketch.text(text, x, MIDDLE, Anchor.LEFT, Sketch.PLAIN, PlotStyle.INK);
        x += sketch.width(text, Sketch.PLAIN) + BETWEEN;
    }
}
