package org.idem4j.tribuo.data.image;

/** Red, green and blue, each from 0 to 1. */
record Colour(double red, double green, double blue) {

    /** A colour between two, this one at 0. */
    Colour mixed(Colour other, double share) {
        return new Colour(
                red + share * (other.red - red),
                green + share * (other.green - green),
                blue + share * (other.blue - blue));
    }

    /** A soft colour of the circle of hues, red at 0 and at 1. */
    static Colour hue(double turn) {
        return new Colour(hueChannel(turn), hueChannel(turn - 1.0 / 3), hueChannel(turn - 2.0 / 3));
    }

    private static double hueChannel(double turn) {
        return 0.6 + 0.3 * StrictMath.cos(2 * Math.PI * turn);
    }

    double channel(int index) {
        return index == 0 ? red : index == 1 ? green : blue;
    }
}
