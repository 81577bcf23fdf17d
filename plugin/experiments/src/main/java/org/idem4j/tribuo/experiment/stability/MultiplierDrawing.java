package org.idem4j.tribuo.experiment.stability;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/** The sizes of multipliers over γ, each line named at its end. */
final class MultiplierDrawing {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 460;
    private static final Rectangle2D PLACE = new Rectangle2D.Double(60, 40, 480, 370);
    private static final int SAMPLES = 201;
    /** How near multipliers count as the same. */
    private static final double SAME = 1e-6;
    /** Names stand at least so far apart. */
    private static final double LINE = 15;

    /**
     * Fixed points with the same multipliers.
     *
     * @param places Where they are.
     * @param correctors Whose.
     * @param color The corrector's colour.
     * @param sizes The sizes of the multipliers at equally spaced γ from 0 to 1.
     */
    private record Curve(String places, String correctors, Color color, double[] sizes) {
        double last() {
            return sizes[SAMPLES - 1];
        }

        boolean same(double[] others) {
            return Math.abs(last() - others[SAMPLES - 1]) < SAME;
        }

        Curve with(Curve other) {
            return new Curve(places, correctors + ", " + other.correctors, PlotStyle.INK, sizes);
        }

        String name() {
            return places + " (" + correctors + ")";
        }
    }

    private MultiplierDrawing() {}

    static Picture of(List<Recurrence> correctors) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        for (int i = 0; i < correctors.size(); i++) {
            for (Curve curve : curves(correctors.get(i), PlotStyle.series(i))) {
                String key = curve.places() + Math.round(curve.last() / SAME);
                curves.merge(key, curve, Curve::with);
            }
        }
        return new Picture(WIDTH, HEIGHT, graphics -> draw(new Sketch(graphics), List.copyOf(curves.values())));
    }

    private static List<Curve> curves(Recurrence corrector, Color color) {
        List<FixedPoint> points =
                new ArrayList<>(CorrectorProperties.of(corrector.corrector()).fixedPoints());
        List<Curve> curves = new ArrayList<>();
        while (!points.isEmpty()) {
            double[] sizes = sizes(points.get(0));
            Curve alone = new Curve("", corrector.title(), color, sizes);
            List<FixedPoint> same =
                    points.stream().filter(point -> alone.same(sizes(point))).toList();
            points.removeAll(same);
            String places =
                    same.stream().map(point -> place(point.point())).distinct().collect(Collectors.joining(", "));
            curves.add(new Curve(places, corrector.title(), color, sizes));
        }
        return curves;
    }

    private static double[] sizes(FixedPoint point) {
        double[] sizes = new double[SAMPLES];
        Arrays.setAll(sizes, i -> new DampedPoint(point).multiplier(i / (SAMPLES - 1.0)));
        return sizes;
    }

    private static String place(Complex point) {
        String real = Axes.label(point.getReal());
        return point.getImaginary() == 0 ? real : real + " ± " + Axes.label(Math.abs(point.getImaginary())) + "i";
    }

    private static void draw(Sketch sketch, List<Curve> curves) {
        sketch.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Color.WHITE);
        double top = Math.ceil(curves.stream().mapToDouble(Curve::last).max().orElse(1) * 2) / 2;
        Axes axes = new Axes(PLACE, 0, 1, 0, top);
        axes.grid(sketch, 0.25, 0.5);
        axes.horizontalAxis(sketch, 0.25, "step γ");
        axes.verticalAxis(sketch, 0.5, "size of the multiplier");
        sketch.dashes(axes.segment(0, 1, 1, 1), PlotStyle.INK, 1.2);
        sketch.text("repels", axes.x(0.98), axes.y(1) - 10, Anchor.RIGHT, Sketch.SMALL, PlotStyle.INK);
        sketch.text("attracts", axes.x(0.98), axes.y(1) + 12, Anchor.RIGHT, Sketch.SMALL, PlotStyle.INK);
        double[] gammas = new double[SAMPLES];
        Arrays.setAll(gammas, i -> i / (SAMPLES - 1.0));
        double free = Double.POSITIVE_INFINITY;
        List<Curve> upwards =
                curves.stream().sorted(Comparator.comparingDouble(Curve::last)).toList();
        for (Curve curve : upwards) {
            Path2D path = axes.path(gammas, curve.sizes());
            sketch.outline(path, curve.color(), 2);
            double y = Math.min(axes.y(curve.last()), free);
            sketch.text(curve.name(), PLACE.getMaxX() + 10, y, Anchor.LEFT, Sketch.SMALL, curve.color());
            free = y - LINE;
        }
    }
}
