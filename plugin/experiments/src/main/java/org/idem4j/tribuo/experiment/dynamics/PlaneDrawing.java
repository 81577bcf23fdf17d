package org.idem4j.tribuo.experiment.dynamics;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/**
 * A piece of the complex plane, coloured by basins.
 *
 * @param left The least real part.
 * @param right The greatest.
 * @param height The greatest imaginary part.
 */
record PlaneDrawing(double left, double right, double height) {

    /** So wide that a PNG has a pixel for each of 1100 points. */
    private static final double PLANE_WIDTH = 550;

    private static final double MARGIN_LEFT = 56;
    private static final double MARGIN_RIGHT = 18;
    private static final double MARGIN_TOP = 50;
    private static final double MARGIN_BOTTOM = 48;
    /** The points of a drawn curve. */
    private static final int CURVE = 201;

    Picture panel(String title, PlaneBasins basins) {
        double planeHeight = PLANE_WIDTH * 2 * height / (right - left);
        int width = (int) Math.ceil(MARGIN_LEFT + PLANE_WIDTH + MARGIN_RIGHT);
        int total = (int) Math.ceil(MARGIN_TOP + planeHeight + MARGIN_BOTTOM);
        return new Picture(width, total, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, width, total), Color.WHITE);
            Rectangle2D place = new Rectangle2D.Double(MARGIN_LEFT, MARGIN_TOP, PLANE_WIDTH, planeHeight);
            Axes axes = new Axes(place, left, right, -height, height);
            sketch.image(basins.decoded(), place);
            if (basins.guarantee() > 0) {
                guarantee(sketch, axes, basins.guarantee());
            }
            basins.fixedPoints().forEach(fixed -> dot(sketch, axes, fixed));
            sketch.outline(place, PlotStyle.GREY, 1);
            sketch.title(title, place.getCenterX(), MARGIN_TOP - 30, Anchor.CENTRE);
            axes.horizontalAxis(sketch, 0.5, "Re λ");
            axes.verticalAxis(sketch, 0.25, "Im λ");
        });
    }

    /** The curve |λ² − λ| = g, around 0 and around 1: (λ − ½)² lies on the circle of radius g around ¼. */
    private static void guarantee(Sketch sketch, Axes axes, double g) {
        double[] right = new double[CURVE];
        double[] left = new double[CURVE];
        double[] y = new double[CURVE];
        double[] mirrored = new double[CURVE];
        for (int i = 0; i < CURVE; i++) {
            double angle = Math.PI * (2.0 * i / (CURVE - 1) - 1);
            Complex root = Complex.ofPolar(g, angle).add(0.25).sqrt();
            right[i] = 0.5 + root.getReal();
            left[i] = 0.5 - root.getReal();
            y[i] = root.getImaginary();
            mirrored[i] = -y[i];
        }
        sketch.dashes(axes.path(right, y), Color.WHITE, 1.2);
        sketch.dashes(axes.path(left, mirrored), Color.WHITE, 1.2);
    }

    private static void dot(Sketch sketch, Axes axes, PlaneBasins.Fixed fixed) {
        if (axes.contains(fixed.real(), fixed.imaginary())) {
            PlaneLegend.dot(sketch, axes.x(fixed.real()), axes.y(fixed.imaginary()), fixed.attracts());
        }
    }
}
