package org.idem4j.tribuo.experiment.dynamics;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.corrector.FixedPoint.Kind;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/**
 * Two panels: the first recurrence alone, and all of them.
 *
 * @param from The least K.
 * @param to The greatest; the vertical axis has the same ends.
 */
record Figure1Drawing(double from, double to) {

    private static final int WIDTH = 540;
    private static final int HEIGHT = 540;
    private static final double SIDE = 450;
    private static final double LEFT = 60;
    private static final double TOP = 36;
    private static final double DOT = 9;
    private static final double BAR = 8;

    Picture of(Map<Recurrence, RealCurve> curves) {
        Map.Entry<Recurrence, RealCurve> first = curves.entrySet().iterator().next();
        Picture alone = panel("K′ = " + first.getKey().formula("K"), (sketch, axes) -> {
            basins(sketch, axes, first.getValue());
            curve(sketch, axes, first.getValue(), PlotStyle.series(0));
            fixedPoints(sketch, axes, first.getValue(), true);
        });
        return curves.size() == 1
                ? alone
                : Picture.grid(
                        List.of(alone, panel("beside other recurrences", (sketch, axes) -> all(sketch, axes, curves))),
                        2);
    }

    private interface Content {
        void draw(Sketch sketch, Axes axes);
    }

    private Picture panel(String title, Content content) {
        return new Picture(WIDTH, HEIGHT, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Color.WHITE);
            Axes axes = new Axes(new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE), from, to, from, to);
            sketch.title(title, axes.place().getCenterX(), TOP - 12, Anchor.CENTRE);
            axes.grid(sketch, 0.5, 0.5);
            axes.horizontalAxis(sketch, 0.5, "K");
            axes.verticalAxis(sketch, 0.5, "K′");
            sketch.dashes(axes.segment(from, from, to, to), PlotStyle.GREY, 1.2);
            content.draw(sketch, axes);
        });
    }

    private static void curve(Sketch sketch, Axes axes, RealCurve curve, Color color) {
        sketch.outline(axes.path(curve.x(), curve.y()), color, 2);
    }

    private static void fixedPoints(Sketch sketch, Axes axes, RealCurve curve, boolean words) {
        for (RealCurve.Fixed fixed : curve.fixedPoints()) {
            double x = axes.x(fixed.at());
            double y = axes.y(fixed.at());
            var dot = new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
            sketch.fill(dot, fixed.kind() == Kind.ATTRACTING ? PlotStyle.INK : Color.WHITE);
            sketch.outline(dot, PlotStyle.INK, 1.6);
            if (words) {
                words(sketch, x, y, fixed);
            }
        }
    }

    /** Beside the curve, which is flat at 0 and 1: to the lower right of a point, or to its upper left. */
    private static void words(Sketch sketch, double x, double y, RealCurve.Fixed fixed) {
        String text = fixed.kind().name().toLowerCase(Locale.ROOT) + ", slope " + Axes.label(fixed.multiplier());
        if (fixed.at() > 0.5) {
            sketch.text(text, x - 4, y - 16, Anchor.RIGHT, Sketch.SMALL, PlotStyle.INK);
        } else {
            sketch.text(text, x + 10, y + 15, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
        }
    }

    private static void basins(Sketch sketch, Axes axes, RealCurve curve) {
        bar(sketch, axes, curve.basinOfZero(), LimitColors.ZERO, "→ 0");
        bar(sketch, axes, curve.basinOfOne(), LimitColors.ONE, "→ 1");
    }

    private static void bar(Sketch sketch, Axes axes, Basin basin, Color color, String text) {
        if (basin != null) {
            double left = axes.x(Math.max(axes.left(), basin.lower()));
            double right = axes.x(Math.min(axes.right(), basin.upper()));
            double bottom = axes.place().getMaxY();
            sketch.fill(new Rectangle2D.Double(left, bottom - BAR, right - left, BAR), color);
            sketch.text(text, (left + right) / 2, bottom - BAR - 10, Anchor.CENTRE, Sketch.SMALL, PlotStyle.INK);
        }
    }

    private static void all(Sketch sketch, Axes axes, Map<Recurrence, RealCurve> curves) {
        int index = 0;
        double x = axes.x(0.42);
        double y = axes.y(-0.2);
        for (Map.Entry<Recurrence, RealCurve> entry : curves.entrySet()) {
            Color color = PlotStyle.series(index++);
            curve(sketch, axes, entry.getValue(), color);
            sketch.line(x, y, x + 26, y, color, 2);
            sketch.text(entry.getKey().title(), x + 34, y, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
            y += 18;
        }
        curves.values().forEach(curve -> fixedPoints(sketch, axes, curve, false));
    }
}
