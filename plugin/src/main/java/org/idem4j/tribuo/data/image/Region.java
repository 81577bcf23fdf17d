package org.idem4j.tribuo.data.image;

/** A part of a plane, by how far a point is from its border: below zero within. Distances beside the border alone need be true. */
@FunctionalInterface
interface Region {

    double distance(double x, double y);

    /** An ellipse whose axes lie along the plane's. */
    static Region ellipse(double centreX, double centreY, double radiusX, double radiusY) {
        return (x, y) -> {
            double u = (x - centreX) / radiusX;
            double v = (y - centreY) / radiusY;
            double level = Math.sqrt(u * u + v * v);
            double slope = Math.sqrt(u * u / (radiusX * radiusX) + v * v / (radiusY * radiusY));
            return slope == 0 ? -Math.min(radiusX, radiusY) : level * (level - 1) / slope;
        };
    }

    /** A rectangle. */
    static Region box(double centreX, double centreY, double halfWidth, double halfHeight) {
        return (x, y) -> Math.max(Math.abs(x - centreX) - halfWidth, Math.abs(y - centreY) - halfHeight);
    }

    /** All above the parabola y = top + bend · ((x − centre) / half)². */
    static Region above(double centre, double half, double top, double bend) {
        return (x, y) -> {
            double u = (x - centre) / half;
            double slope = 2 * bend * u / half;
            return (y - top - bend * u * u) / Math.sqrt(1 + slope * slope);
        };
    }

    /** What both have. */
    default Region and(Region other) {
        return (x, y) -> Math.max(distance(x, y), other.distance(x, y));
    }

    /** What one of both has. */
    default Region or(Region other) {
        return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    /** What the other has not. */
    default Region without(Region other) {
        return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }

    /** A pen's way along the border. */
    default Region border(double pen) {
        return (x, y) -> Math.abs(distance(x, y)) - pen;
    }
}
