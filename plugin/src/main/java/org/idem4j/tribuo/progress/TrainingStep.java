package org.idem4j.tribuo.progress;

import java.util.function.UnaryOperator;
import org.idem4j.tribuo.objective.Losses;

/**
 * A step of training that has been taken.
 *
 * @param number The step, from 1; after a back-off numbers come again.
 * @param planned The steps of all epochs.
 * @param losses What its batch gave before it, each term's mean squared residual.
 * @param f The network after it: row-major rows in the units that the network sees, raw ones when the trainer does not
 *     standardise, to as many. Applying it leaves training as it is, to the last bit; only to be applied while a listener is told
 *     of the step.
 */
public record TrainingStep(long number, long planned, Losses losses, UnaryOperator<float[]> f) {

    /**
     * Whether this step completes one of several equal parts of the training.
     *
     * @param parts How many; where there are more than steps, every step completes one.
     * @return True if so.
     */
    public boolean completes(long parts) {
        return number * parts / planned > (number - 1) * parts / planned;
    }
}
