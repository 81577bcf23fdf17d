package org.idem4j.tribuo.report;

import java.awt.geom.Path2D;
import java.util.Map;
import java.util.TreeMap;

/**
 * Level sets of values on a grid by marching squares, linear along the grid's edges. A region's border is traced with the
 * region on its left, so that holes run the other way round; at the border of the grid it follows that.
 *
 * @param columns The grid's columns.
 * @param values The values, row after row.
 */
record Contours(int columns, double[] values) {

    private static final int CORNERS = 4;
    /** The corners of a cell counter-clockwise from its lower left one. */
    private static final int[] DX = {0, 1, 1, 0};

    private static final int[] DY = {0, 0, 1, 1};

    private int rows() {
        return values.length / columns;
    }

    /** The region where values are at least the level; column and row numbers are its coordinates. */
    Path2D atLeast(double level) {
        Map<Long, Long> next = new TreeMap<>();
        for (int j = -1; j < rows(); j++) {
            for (int i = -1; i < columns; i++) {
                addSegments(i, j, level, next);
            }
        }
        Path2D region = new Path2D.Double(Path2D.WIND_NON_ZERO);
        while (!next.isEmpty()) {
            addLoop(region, level, next);
        }
        return region;
    }

    /** The border's pieces in a cell, each from the edge where the region is left to one where it is entered. */
    private void addSegments(int i, int j, double level, Map<Long, Long> next) {
        boolean[] inside = new boolean[CORNERS];
        int leaving = 0;
        for (int k = 0; k < CORNERS; k++) {
            inside[k] = value(i + DX[k], j + DY[k]) >= level;
        }
        for (int k = 0; k < CORNERS; k++) {
            leaving += leaves(inside, k) ? 1 : 0;
        }
        boolean saddle = leaving == 2;
        boolean joined = saddle && centre(i, j) >= level;
        for (int k = 0; k < CORNERS; k++) {
            if (leaves(inside, k)) {
                next.put(edge(i, j, k), edge(i, j, entry(inside, k, saddle && !joined)));
            }
        }
    }

    /** Whether the region is left on the way from a corner to the next. */
    private static boolean leaves(boolean[] inside, int k) {
        return inside[k] && !inside[(k + 1) % CORNERS];
    }

    /** The edge where the region is entered: the next one counter-clockwise, or the one before. */
    private static int entry(boolean[] inside, int left, boolean backwards) {
        int step = backwards ? CORNERS - 1 : 1;
        int k = (left + step) % CORNERS;
        while (inside[k] || !inside[(k + 1) % CORNERS]) {
            k = (k + step) % CORNERS;
        }
        return k;
    }

    private double value(int i, int j) {
        boolean outside = i < 0 || j < 0 || i >= columns || j >= rows();
        return outside ? Double.NEGATIVE_INFINITY : values[j * columns + i];
    }

    private double centre(int i, int j) {
        return (value(i, j) + value(i + 1, j) + value(i, j + 1) + value(i + 1, j + 1)) / CORNERS;
    }

    /** The number of an edge of a cell, the same in the cell on its other side: even ones run along a row. */
    private long edge(int i, int j, int k) {
        int atI = i + (k == 1 ? 1 : 0);
        int atJ = j + (k == 2 ? 1 : 0);
        return 2 * ((atJ + 1L) * (columns + 2) + atI + 1) + k % 2;
    }

    private void addLoop(Path2D region, double level, Map<Long, Long> next) {
        long first = next.keySet().iterator().next();
        long edge = first;
        do {
            add(region, edge, level, edge == first);
            edge = next.remove(edge);
        } while (edge != first);
        region.closePath();
    }

    private void add(Path2D region, long edge, double level, boolean first) {
        int i = (int) (edge / 2 % (columns + 2)) - 1;
        int j = (int) (edge / 2 / (columns + 2)) - 1;
        boolean alongRow = edge % 2 == 0;
        double share = crossing(value(i, j), alongRow ? value(i + 1, j) : value(i, j + 1), level);
        double x = alongRow ? i + share : i;
        double y = alongRow ? j : j + share;
        if (first) {
            region.moveTo(x, y);
        } else {
            region.lineTo(x, y);
        }
    }

    /** Where between two values the level lies; what is outside of the grid counts as its border. */
    private static double crossing(double from, double to, double level) {
        if (Double.isInfinite(from) || Double.isInfinite(to)) {
            return Double.isInfinite(from) ? 1 : 0;
        }
        return (level - from) / (to - from);
    }
}
