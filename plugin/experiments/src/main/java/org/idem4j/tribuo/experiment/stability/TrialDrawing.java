package org.idem4j.tribuo.experiment.stability;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.experiment.dynamics.Basin;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/**
 * The share of matrices that became idempotent over ‖D‖₂: by size for the first recurrence, and by recurrence for the
 * largest size.
 *
 * @param recurrences The recurrences.
 * @param groups The matrices that have been purified.
 */
record TrialDrawing(List<Recurrence> recurrences, Map<Stability.Group, TrialResult> groups) {

    private static final int WIDTH = 540;
    private static final int HEIGHT = 340;
    private static final Rectangle2D PLACE = new Rectangle2D.Double(60, 54, 350, 236);
    private static final double DOT = 6;
    private static final double LINE = 18;
    /** ‖D‖₂ that gives ‖K² − K‖₂ ≤ ‖D‖₂ + ‖D‖₂² &lt; ¼ for an orthogonal P and a symmetric D. */
    private static final double SURE = (Math.sqrt(2) - 1) / 2;

    /** A line of a panel. */
    private record Curve(String name, List<TrialCell> cells) {}

    Picture picture() {
        List<Picture> panels = new ArrayList<>();
        String first = recurrences.get(0).title();
        for (MatrixShape shape : MatrixShape.values()) {
            panels.add(panel(
                    shape.word() + ", " + first,
                    bySize(shape),
                    shape == MatrixShape.SYMMETRIC ? this::bounds : (sketch, axes) -> {}));
        }
        for (MatrixShape shape : MatrixShape.values()) {
            int largest = largest(shape);
            panels.add(panel(shape.word() + ", n = " + largest, byRecurrence(shape, largest), (sketch, axes) -> {}));
        }
        return Picture.grid(panels, 2);
    }

    private int largest(MatrixShape shape) {
        return groups.keySet().stream()
                .filter(group -> group.shape() == shape)
                .mapToInt(Stability.Group::size)
                .max()
                .orElse(0);
    }

    private List<Curve> bySize(MatrixShape shape) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().shape() == shape)
                .map(entry -> new Curve("n = " + entry.getKey().size(), cells(entry.getValue(), recurrences.get(0))))
                .toList();
    }

    private List<Curve> byRecurrence(MatrixShape shape, int size) {
        TrialResult result = groups.get(new Stability.Group(size, shape));
        return result == null
                ? List.of()
                : recurrences.stream()
                        .map(recurrence -> new Curve(recurrence.title(), cells(result, recurrence)))
                        .toList();
    }

    private static List<TrialCell> cells(TrialResult result, Recurrence recurrence) {
        return result.cells().stream()
                .filter(cell -> cell.recurrence().equals(recurrence.name()))
                .toList();
    }

    private static Picture panel(String title, List<Curve> curves, BiConsumer<Sketch, Axes> bounds) {
        return new Picture(WIDTH, HEIGHT, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Color.WHITE);
            double last = curves.stream()
                    .flatMap(curve -> curve.cells().stream())
                    .mapToDouble(TrialCell::norm)
                    .max()
                    .orElse(1);
            Axes axes = new Axes(PLACE, 0, last, 0, 1);
            axes.grid(sketch, last / 5, 0.25);
            axes.horizontalAxis(sketch, last / 5, "‖D‖₂");
            axes.verticalAxis(sketch, 0.25, "share that becomes idempotent");
            sketch.title(title, PLACE.getCenterX(), 16, Anchor.CENTRE);
            bounds.accept(sketch, axes);
            for (int i = 0; i < curves.size(); i++) {
                curve(sketch, axes, curves.get(i), i);
            }
        });
    }

    /** Where the guarantee ends, and where eigenvalues may leave the first recurrence's basins. */
    private void bounds(Sketch sketch, Axes axes) {
        bound(sketch, axes, SURE, "guarantee", Anchor.RIGHT);
        Basin one = Basin.of(CorrectorProperties.of(recurrences.get(0).step()).basinOfOne());
        if (one != null) {
            bound(sketch, axes, one.upper() - 1, "basin", Anchor.LEFT);
        }
    }

    private static void bound(Sketch sketch, Axes axes, double norm, String name, Anchor anchor) {
        if (norm < axes.right()) {
            sketch.dashes(axes.segment(norm, 0, norm, 1), PlotStyle.GREY, 1.2);
            String text = name + ": " + Axes.label(norm);
            sketch.text(
                    text,
                    axes.x(norm) + (anchor == Anchor.LEFT ? 5 : -5),
                    axes.y(0.06),
                    anchor,
                    Sketch.SMALL,
                    PlotStyle.INK);
        }
    }

    private static void curve(Sketch sketch, Axes axes, Curve curve, int index) {
        Color color = PlotStyle.series(index);
        double[] norms = curve.cells().stream().mapToDouble(TrialCell::norm).toArray();
        double[] shares = curve.cells().stream().mapToDouble(TrialCell::share).toArray();
        sketch.outline(axes.path(norms, shares), color, 2);
        for (int i = 0; i < norms.length; i++) {
            double x = axes.x(norms[i]) - DOT / 2;
            sketch.fill(new Ellipse2D.Double(x, axes.y(shares[i]) - DOT / 2, DOT, DOT), color);
        }
        double y = PLACE.getMinY() + 8 + index * LINE;
        sketch.line(PLACE.getMaxX() + 14, y, PLACE.getMaxX() + 34, y, color, 2);
        sketch.text(curve.name(), PLACE.getMaxX() + 40, y, Anchor.LEFT, Sketch.SMALL, PlotStyle.INK);
    }
}
