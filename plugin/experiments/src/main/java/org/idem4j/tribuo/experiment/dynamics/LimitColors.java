package org.idem4j.tribuo.experiment.dynamics;

import java.awt.Color;

/** The colours of limits: black and orange as in the paper, and two more. */
public final class LimitColors {

    /** What goes to 0. */
    public static final Color ZERO = new Color(0x111111);
    /** What goes to 1. */
    public static final Color ONE = new Color(0xE69F00);

    private static final Color ESCAPES = new Color(0xE3EAF0);
    private static final Color UNDECIDED = new Color(0x56B4E9);

    private LimitColors() {}

    static Color of(OrbitLimit limit) {
        return switch (limit) {
            case ZERO -> ZERO;
            case ONE -> ONE;
            case ESCAPES -> ESCAPES;
            case UNDECIDED -> UNDECIDED;
        };
    }
}
