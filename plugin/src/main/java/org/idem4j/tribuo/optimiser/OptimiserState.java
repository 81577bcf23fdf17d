package org.idem4j.tribuo.optimiser;

import java.util.List;

/**
 * What a training carries from one step to the next beside the parameters: with both it goes on as if it had never stopped.
 *
 * @param steps The steps taken since it began.
 * @param quantities What the rule keeps for each parameter, such as a mean gradient; an array of the parameters' length for
 *     each quantity.
 * @param exact What is kept of some parameters in double precision, since floats would round it: for each projector of a
 *     network its matrix, or an empty array where that follows from the parameters.
 */
public record OptimiserState(long steps, List<float[]> quantities, List<double[]> exact) {

    /**
     * Copies the lists, not the arrays.
     *
     * @param steps The steps taken.
     * @param quantities A list copied, its arrays not.
     * @param exact A list copied, its arrays not.
     */
    public OptimiserState {
        quantities = List.copyOf(quantities);
        exact = List.copyOf(exact);
    }
}
