package org.idem4j.tribuo.experiment.stability;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.experiment.dynamics.Basin;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;

/**
 * The immediate basins of a recurrence on the real line.
 *
 * @param recurrence The recurrence.
 * @param zero What goes to 0; null if nothing does.
 * @param one What goes to 1; null if nothing does.
 */
record RealBasins(Recurrence recurrence, Basin zero, Basin one) {

    /** Of every corrector with every step. */
    static List<RealBasins> of(List<Recurrence> correctors, double[] dampings) {
        List<RealBasins> basins = new ArrayList<>();
        for (Recurrence corrector : correctors) {
            for (double damping : dampings) {
                Recurrence damped = new Recurrence(corrector.name(), corrector.corrector(), damping);
                CorrectorProperties properties = CorrectorProperties.of(damped.step());
                basins.add(
                        new RealBasins(damped, Basin.of(properties.basinOfZero()), Basin.of(properties.basinOfOne())));
            }
        }
        return basins;
    }
}
