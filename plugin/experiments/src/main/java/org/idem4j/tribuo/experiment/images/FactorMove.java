package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.data.image.FaceFactor;

/**
 * What comes of test faces whose codes are moved along the mean effect that a factor has on codes, beside the faces drawn anew with that
 * factor changed. Errors are root mean squares over pixels, from the faces drawn anew.
 *
 * @param factor The factor.
 * @param told How much of the factor's variance over test faces a linear function of their codes tells, R².
 * @param left The error of f of the faces as they were: that of no move.
 * @param moved The error of what the moved codes stand for.
 * @param own The error of f of the faces drawn anew: no code does much better.
 */
record FactorMove(FaceFactor factor, double told, double left, double moved, double own) {}
