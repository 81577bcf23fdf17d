package org.idem4j.tribuo.experiment.stability;

import java.util.Locale;

/** Which matrices are drawn. */
enum MatrixShape {
    /** An orthogonal projector and a symmetric perturbation. */
    SYMMETRIC,
    /** An oblique projector and any perturbation. */
    GENERAL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
