package org.idem4j.tribuo.experiment.noise;

import java.util.Collection;

/**
 * What a step of a network costs.
 *
 * @param modified With the modified gradient.
 * @param ordinary With the ordinary one.
 */
public record CostResult(Cost modified, Cost ordinary) {

    /**
     * The cost of a method.
     *
     * @param steps How many steps were timed.
     * @param seconds The median of a step's wall-clock seconds, its batch drawn.
     * @param fastTenth A tenth of the steps took no longer.
     * @param slowTenth A tenth of the steps took no less.
     * @param stepBytes The native memory of a step, as {@link org.idem4j.tribuo.engine.TrainableNetwork#stepBytes} says.
     */
    public record Cost(int steps, double seconds, double fastTenth, double slowTenth, long stepBytes) {

        static Cost of(Collection<Double> seconds, long stepBytes) {
            double[] sorted =
                    seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int last = sorted.length - 1;
            double median = (sorted[last / 2] + sorted[last - last / 2]) / 2;
            return new Cost(sorted.length, median, sorted[last / 10], sorted[last - last / 10], stepBytes);
        }
    }
}
