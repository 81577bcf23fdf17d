package org.idem4j.tribuo.data.image;

import org.idem4j.tribuo.network.ImageShape;

/**
 * A face in front of a plain ground, by its factors: ellipses, parabolas and pens, x to the right and y down from the middle of the
 * picture. What is painted later is in front.
 */
final class FaceDrawing {

    private static final Colour WHITE = new Colour(0.96, 0.96, 0.94);
    private static final Colour DARK = new Colour(0.08, 0.07, 0.08);
    private static final Colour LIPS = new Colour(0.72, 0.2, 0.24);
    private static final Colour CLOTH = new Colour(0.3, 0.34, 0.45);

    /** How much of the plane is seen. */
    private static final double SIDE = 0.86;

    private static final double EYE_Y = 0.02;
    private static final double MOUTH_Y = 0.19;

    private final ImageShape shape;
    private final FaceFactors factors;
    private final Colour skin;
    private final Colour hair;
    /** Half the width of the face. */
    private final double half;
    /** How far eyes, nose and mouth are from the middle. */
    private final double aside;

    FaceDrawing(ImageShape shape, FaceFactors factors) {
        this.shape = shape;
        this.factors = factors;
        this.skin = new Colour(0.98, 0.84, 0.73).mixed(new Colour(0.42, 0.26, 0.17), factors.get(FaceFactor.SKIN));
        Colour brown = new Colour(0.4, 0.24, 0.12);
        double fair = factors.between(FaceFactor.HAIR, -1, 1);
        this.hair = fair < 0 ? brown.mixed(DARK, -fair) : brown.mixed(new Colour(0.9, 0.76, 0.42), fair);
        this.half = factors.between(FaceFactor.WIDTH, 0.19, 0.26);
        this.aside = factors.between(FaceFactor.TURN, -0.06, 0.06);
    }

    /** The pixels in the order of a row. */
    byte[] bytes() {
        Painting painting = new Painting(shape, SIDE, Colour.hue(factors.get(FaceFactor.BACKGROUND)));
        double tilt = factors.between(FaceFactor.TILT, -0.22, 0.22);
        double light = factors.between(FaceFactor.LIGHT, -1.2, 1.2);
        painting.turn(tilt, light);
        hairBehind(painting);
        painting.turn(0, light);
        shoulders(painting);
        painting.turn(tilt, light);
        head(painting);
        mouth(painting);
        eye(painting, -1);
        eye(painting, 1);
        if (factors.get(FaceFactor.GLASSES) > 0.5) {
            glasses(painting);
        }
        return painting.bytes();
    }

    private void hairBehind(Painting painting) {
        double end = factors.between(FaceFactor.LENGTH, 0, 0.42);
        painting.add(
                Region.ellipse(0, -0.03, half + 0.06, 0.33).and(Region.box(0, -0.3, 1, 0.35)), hair.mixed(DARK, 0.25));
        painting.add(Region.box(0, end / 2, half + 0.055, end / 2), hair.mixed(DARK, 0.25));
    }

    private void shoulders(Painting painting) {
        painting.add(Region.ellipse(0, 0.54, 0.4, 0.19), CLOTH);
        painting.add(Region.box(0, 0.34, 0.09, 0.1).or(Region.ellipse(0, 0.43, 0.1, 0.05)), skin.mixed(DARK, 0.2));
    }

    private void head(Painting painting) {
        Colour shadow = skin.mixed(DARK, 0.25);
        painting.add(Region.ellipse(-half - aside / 3, 0.05, 0.035, 0.06), skin.mixed(DARK, 0.1));
        painting.add(Region.ellipse(half - aside / 3, 0.05, 0.035, 0.06), skin.mixed(DARK, 0.1));
        Region face = Region.ellipse(0, 0.04, half, 0.29);
        painting.add(face, skin);
        if (factors.get(FaceFactor.BEARD) > 0.5) {
            Region chin = face.without(Region.above(aside, 0.2, 0.14, -0.05));
            painting.add(chin.without(Region.ellipse(aside, MOUTH_Y, 0.085, 0.04)), hair.mixed(DARK, 0.3), 0.8);
        }
        Region brow = Region.ellipse(aside, 0.13, half * 0.98, 0.28);
        painting.add(Region.ellipse(0, 0.01, half + 0.03, 0.31).without(brow).and(Region.box(0, -0.3, 1, 0.3)), hair);
        painting.add(Region.ellipse(1.35 * aside, 0.105, 0.026, 0.028), shadow, 0.6);
    }

    private void mouth(Painting painting) {
        double smile = factors.get(FaceFactor.SMILE);
        double bend = 0.02 - 0.06 * smile;
        double open = Math.max(0, smile - 0.4) * 0.06;
        double width = 0.06 + 0.025 * smile;
        Region corners = Region.box(aside, MOUTH_Y, width, 1);
        Region upper = Region.above(aside, width, MOUTH_Y - bend / 2 - 0.012, bend * 0.5);
        Region lower = Region.above(aside, width, MOUTH_Y - bend / 2 + 0.012 + open, bend * 1.5);
        painting.add(lower.without(upper).and(corners), LIPS.mixed(skin, 0.15));
        Region teeth = Region.above(aside, width, MOUTH_Y - bend / 2 + open, bend * 1.5)
                .without(Region.above(aside, width, MOUTH_Y - bend / 2, bend * 0.5));
        painting.add(teeth.and(corners), WHITE);
    }

    /** Where an eye is; the one on the side that the face looks to is nearer to the middle. */
    private double eyeX(int side) {
        return aside + side * 0.092 * (1 - 2 * side * aside);
    }

    private void eye(Painting painting, int side) {
        double x = eyeX(side);
        Colour iris = new Colour(0.3, 0.17, 0.08).mixed(new Colour(0.2, 0.5, 0.9), factors.get(FaceFactor.EYES));
        Region white = Region.ellipse(x, EYE_Y, 0.045, 0.027);
        double looks = x + aside / 5;
        painting.add(white, WHITE);
        painting.add(Region.ellipse(looks, EYE_Y, 0.023, 0.026).and(white), iris);
        painting.add(Region.ellipse(looks, EYE_Y, 0.01, 0.011), DARK);
        Region browSpan = Region.box(x, 0, 0.05, 1);
        Region above = Region.above(x, 0.05, EYE_Y - 0.07, 0.02);
        Region below = Region.above(x, 0.05, EYE_Y - 0.05, 0.02);
        painting.add(below.without(above).and(browSpan), hair.mixed(DARK, 0.4));
    }

    private void glasses(Painting painting) {
        double left = eyeX(-1);
        double right = eyeX(1);
        Region rims = Region.ellipse(left, EYE_Y, 0.067, 0.06).or(Region.ellipse(right, EYE_Y, 0.067, 0.06));
        double gap = (right - left) / 2 - 0.067;
        Region bridge = Region.box((left + right) / 2, EYE_Y - 0.01, Math.max(0, gap) + 0.005, 0.008);
        Region bars = Region.box(0, EYE_Y - 0.01, half, 0.007).without(Region.box(aside, EYE_Y, 0.155, 0.1));
        painting.add(rims.border(0.009).or(bridge).or(bars), DARK);
    }
}
