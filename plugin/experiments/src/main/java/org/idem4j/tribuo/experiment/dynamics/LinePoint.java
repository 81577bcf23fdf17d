package org.idem4j.tribuo.experiment.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.task.Task;

/**
 * Follows a recurrence along the real line.
 *
 * @param id The recurrence's name.
 * @param configuration What is followed.
 */
record LinePoint(String id, Line configuration) implements Task<RealCurve> {

    /**
     * A recurrence and a piece of the line.
     *
     * @param coefficients Of what is iterated: those of x, x², ….
     * @param from Where it begins.
     * @param to Where it ends.
     * @param samples In how many numbers.
     */
    public record Line(List<Double> coefficients, double from, double to, int samples) {}

    @Override
    public double seconds() {
        return 0.05;
    }

    @Override
    public RealCurve run(DoubleConsumer progress) {
        Corrector corrector = Corrector.of(configuration.coefficients().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        double[] x = new double[configuration.samples()];
        double step = (configuration.to() - configuration.from()) / (x.length - 1);
        Arrays.setAll(x, i -> configuration.from() + i * step);
        CorrectorProperties properties = CorrectorProperties.of(corrector);
        return new RealCurve(
                x,
                Arrays.stream(x).map(corrector::apply).toArray(),
                properties.fixedPoints().stream()
                        .filter(FixedPoint::isReal)
                        .map(point -> new RealCurve.Fixed(
                                point.point().getReal(), point.multiplier().getReal(), point.kind()))
                        .toList(),
                Basin.of(properties.basinOfZero()),
                Basin.of(properties.basinOfOne()));
    }
}
