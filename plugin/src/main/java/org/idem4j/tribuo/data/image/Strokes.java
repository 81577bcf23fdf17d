package org.idem4j.tribuo.data.image;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The ten digits as strokes of a pen in a square of side 1, the origin at its upper left. */
final class Strokes {

    private static final double TURN = 2 * Math.PI;
    private static final int STEPS = 16;

    private final List<double[][]> lines = new ArrayList<>();

    private Strokes() {}

    static Strokes of(int digit) {
        Strokes strokes = new Strokes();
        switch (digit) {
            case 0 -> strokes.arc(.5, .5, .21, .33, 0, TURN);
            case 1 -> strokes.line(.36, .32, .52, .16, .52, .84);
            case 2 -> strokes.arc(.5, .34, .2, .18, -Math.PI, .6).on(.29, .83, .73, .83);
            case 3 -> strokes.arc(.47, .33, .19, .17, -2.6, Math.PI / 2).arc(.47, .67, .21, .17, -Math.PI / 2, 2.6);
            case 4 -> strokes.line(.61, .85, .61, .15, .27, .61, .77, .61);
            case 5 -> strokes.line(.7, .17, .36, .17, .33, .47).arc(.47, .65, .22, .19, -2.2, 2.5);
            case 6 -> strokes.arc(.66, .58, .34, .42, -1.6, -Math.PI).arc(.5, .66, .18, .17, 0, TURN);
            case 7 -> strokes.line(.28, .18, .72, .18, .43, .84);
            case 8 -> strokes.arc(.5, .32, .16, .16, 0, TURN).arc(.5, .66, .2, .18, 0, TURN);
            default -> strokes.arc(.5, .34, .18, .17, 0, TURN).line(.68, .36, .66, .55, .58, .84);
        }
        return strokes;
    }

    private Strokes line(double... coordinates) {
        double[][] points = new double[coordinates.length / 2][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {coordinates[2 * i], coordinates[2 * i + 1]};
        }
        lines.add(points);
        return this;
    }

    private Strokes arc(double x, double y, double rx, double ry, double from, double to) {
        double[] coordinates = new double[2 * STEPS + 2];
        for (int i = 0; i <= STEPS; i++) {
            double angle = from + (to - from) * i / STEPS;
            coordinates[2 * i] = x + rx * StrictMath.cos(angle);
            coordinates[2 * i + 1] = y + ry * StrictMath.sin(angle);
        }
        return line(coordinates);
    }

    /** Goes on from the end of the last stroke. */
    private Strokes on(double... coordinates) {
        double[][] last = lines.get(lines.size() - 1);
        double[] end = last[last.length - 1];
        double[] all = new double[coordinates.length + 2];
        all[0] = end[0];
        all[1] = end[1];
        System.arraycopy(coordinates, 0, all, 2, coordinates.length);
        return line(all);
    }

    /** The strokes of another hand: turned, slanted, stretched, moved, each point a little beside its place. */
    Strokes by(SplittableRandom random) {
        double turn = between(random, -.25, .25);
        double slant = between(random, -.25, .25);
        double wide = between(random, .8, 1.1);
        double high = between(random, .85, 1.1);
        double right = between(random, -.06, .06);
        double down = between(random, -.06, .06);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        Strokes moved = new Strokes();
        for (double[][] line : lines) {
            double[][] points = new double[line.length][];
            for (int i = 0; i < points.length; i++) {
                double y = (line[i][1] - .5 + between(random, -.012, .012)) * high;
                double x = (line[i][0] - .5 + between(random, -.012, .012)) * wide - slant * y;
                points[i] = new double[] {.5 + right + cos * x - sin * y, .5 + down + sin * x + cos * y};
            }
            moved.lines.add(points);
        }
        return moved;
    }

    static double between(SplittableRandom random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** The distance of a point from the nearest stroke. */
    double distance(double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (double[][] line : lines) {
            for (int i = 1; i < line.length; i++) {
                least = Math.min(least, squared(line[i - 1], line[i], x, y));
            }
        }
        return Math.sqrt(least);
    }

    private static double squared(double[] from, double[] to, double x, double y) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length;
        double t = Math.max(0, Math.min(1, along));
        double ex = from[0] + t * dx - x;
        double ey = from[1] + t * dy - y;
        return ex * ex + ey * ey;
    }
}
