package org.idem4j.tribuo.experiment.stability;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.idem4j.tribuo.experiment.dynamics.Basin;
import org.idem4j.tribuo.experiment.dynamics.LimitColors;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/** Real basins as bars. */
final class BasinDrawing {

    private static final int WIDTH = 820;
    private static final double LEFT = 140;
    private static final double RIGHT = 20;
    private static final double TOP = 14;
    private static final double ROW = 24;
    private static final double BAR = 12;
    private static final double BOTTOM = 50;
    private static final double ROOM = 0.25;

    private BasinDrawing() {}

    static Picture of(List<RealBasins> basins) {
        double rows = basins.size() * ROW;
        int height = (int) (TOP + rows + BOTTOM);
        double[] ends = basins.stream()
                .flatMap(both -> Stream.of(both.zero(), both.one()))
                .filter(Objects::nonNull)
                .flatMapToDouble(basin -> DoubleStream.of(basin.lower(), basin.upper()))
                .toArray();
        double least = DoubleStream.of(ends).min().orElse(0) - ROOM;
        double greatest = DoubleStream.of(ends).max().orElse(1) + ROOM;
        return new Picture(WIDTH, height, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, WIDTH, height), Color.WHITE);
            Rectangle2D place = new Rectangle2D.Double(LEFT, TOP, WIDTH - LEFT - RIGHT, rows);
            Axes axes = new Axes(place, least, greatest, 0, 1);
            axes.grid(sketch, 0.5, 2);
            axes.horizontalAxis(sketch, 0.5, "λ");
            for (int i = 0; i < basins.size(); i++) {
                row(sketch, axes, basins.get(i), TOP + (i + 0.5) * ROW);
            }
        });
    }

    private static void row(Sketch sketch, Axes axes, RealBasins basins, double y) {
        sketch.text(basins.recurrence().title(), 10, y, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
        bar(sketch, axes, basins.zero(), y, LimitColors.ZERO);
        bar(sketch, axes, basins.one(), y, LimitColors.ONE);
        if (basins.zero() != null) {
            double x = axes.x(basins.zero().lower()) - 6;
            sketch.text(Axes.label(basins.zero().lower()), x, y, Anchor.RIGHT, Sketch.SMALL, PlotStyle.INK);
        }
        if (basins.one() != null) {
            double x = axes.x(basins.one().upper()) + 6;
            sketch.text(Axes.label(basins.one().upper()), x, y, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
        }
    }

    private static void bar(Sketch sketch, Axes axes, Basin basin, double y, Color color) {
        if (basin != null) {
            double left = axes.x(basin.lower());
            sketch.fill(new Rectangle2D.Double(left, y - BAR / 2, axes.x(basin.upper()) - left, BAR), color);
        }
    }
}
