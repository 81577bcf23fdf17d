package org.idem4j.tribuo.data.image;

/** What a drawn face follows from: quantities from 0 to 1 that do not depend on each other. */
public enum FaceFactor {
    /** The skin, from light to dark. */
    SKIN(false),
    /** The colour of the hair, from black over brown to blond. */
    HAIR(false),
    /** The hair's length, from the ears to the shoulders. */
    LENGTH(false),
    /** The width of the head. */
    WIDTH(false),
    /** The eyes, from brown to blue. */
    EYES(false),
    /** The mouth, from corners that hang to a smile with teeth. */
    SMILE(false),
    /** Whether there are glasses. */
    GLASSES(true),
    /** Whether there is a beard. */
    BEARD(true),
    /** Where the face looks, from the left to the right. */
    TURN(false),
    /** How the head leans, from the left to the right. */
    TILT(false),
    /** Whence the light comes, from the left to the right. */
    LIGHT(false),
    /** The hue behind, once around the circle. */
    BACKGROUND(false);

    private final boolean binary;

    FaceFactor(boolean binary) {
        this.binary = binary;
    }

    /**
     * Whether it is there or not, and nothing between.
     *
     * @return True if its values are 0 and 1 alone.
     */
    public boolean binary() {
        return binary;
    }
}
