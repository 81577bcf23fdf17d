package org.idem4j.tribuo.experiment.stability;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/**
 * Residuals over iterations.
 *
 * @param recurrences The recurrences.
 * @param groups The matrices that have been purified.
 */
record ResidualPlot(List<Recurrence> recurrences, Map<Stability.Group, TrialResult> groups) {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 400;
    private static final Rectangle2D PLACE = new Rectangle2D.Double(60, 40, 580, 310);
    /** The distance from a projector at which it is drawn, or the one next to it. */
    private static final double NORM = 0.2;

    private static final int ITERATIONS = 12;
    /** The decimal logarithms between which it is drawn. */
    private static final double BOTTOM = -16;

    private static final double TOP = 1;
    private static final double DOT = 7;
    private static final double LINE = 18;

    Picture picture() {
        return new Picture(WIDTH, HEIGHT, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Color.WHITE);
            Axes axes = new Axes(PLACE, 0, ITERATIONS, BOTTOM, TOP);
            axes.grid(sketch, 1, 4);
            axes.horizontalAxis(sketch, 1, "iterations");
            axes.verticalAxis(sketch, 4, "log₁₀ ‖K² − K‖");
            for (int i = 0; i < recurrences.size(); i++) {
                curve(sketch, axes, i);
            }
        });
    }

    private void curve(Sketch sketch, Axes axes, int index) {
        Color color = PlotStyle.series(index);
        double[] logarithms = cell(recurrences.get(index))
                .map(cell -> cell.residuals().stream()
                        .limit(ITERATIONS + 1)
                        .mapToDouble(Math::log10)
                        .toArray())
                .orElse(new double[0]);
        double[] iterations =
                IntStream.range(0, logarithms.length).asDoubleStream().toArray();
        sketch.outline(axes.path(iterations, logarithms), color, 2);
        for (int i = 0; i < logarithms.length; i++) {
            if (axes.contains(i, logarithms[i])) {
                double x = axes.x(i) - DOT / 2;
                sketch.fill(new Ellipse2D.Double(x, axes.y(logarithms[i]) - DOT / 2, DOT, DOT), color);
            }
        }
        double y = PLACE.getMinY() + 8 + index * LINE;
        sketch.line(PLACE.getMaxX() + 14, y, PLACE.getMaxX() + 34, y, color, 2);
        String title = recurrences.get(index).title();
        sketch.text(title, PLACE.getMaxX() + 40, y, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
    }

    private Optional<TrialCell> cell(Recurrence recurrence) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().shape() == MatrixShape.SYMMETRIC)
                .max(Comparator.comparingInt(entry -> entry.getKey().size()))
                .flatMap(entry -> entry.getValue().cells().stream()
                        .filter(cell -> cell.recurrence().equals(recurrence.name()))
                        .filter(cell -> !cell.residuals().isEmpty())
                        .min(Comparator.comparingDouble(cell -> Math.abs(cell.norm() - NORM))));
    }
}
