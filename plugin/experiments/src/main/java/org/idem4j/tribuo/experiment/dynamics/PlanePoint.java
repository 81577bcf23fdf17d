package org.idem4j.tribuo.experiment.dynamics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.task.Task;
import org.tribuo.math.la.DenseMatrix;

/**
 * Iterates a recurrence over the complex plane, rows in parallel.
 *
 * @param id The recurrence's name.
 * @param configuration What is iterated where.
 */
record PlanePoint(String id, Plane configuration) implements Task<PlaneBasins> {

    /** Seconds for a point, an application and a power; only for the guess of the time. */
    private static final double SPEED = 2e-9;

    /**
     * A recurrence and a piece of the plane.
     *
     * @param coefficients Of what is iterated: those of x, x², ….
     * @param applications How often.
     * @param left The least real part.
     * @param right The greatest.
     * @param height The greatest imaginary part; the least is its negative.
     * @param spacing The distance of two points; each stands for the square around it.
     */
    public record Plane(
            List<Double> coefficients, int applications, double left, double right, double height, double spacing) {

        int columns() {
            return (int) Math.round((right - left) / spacing);
        }

        int rows() {
            return (int) Math.round(2 * height / spacing);
        }
    }

    @Override
    public double seconds() {
        double points = (double) configuration.columns() * configuration.rows();
        return SPEED
                * points
                * configuration.applications()
                * configuration.coefficients().size();
    }

    @Override
    public PlaneBasins run(DoubleConsumer progress) {
        Corrector corrector = Corrector.of(configuration.coefficients().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        OrbitLimits limits = new OrbitLimits(corrector);
        OrbitLimit[][] rows = IntStream.range(0, configuration.rows())
                .parallel()
                .mapToObj(row -> row(limits, row))
                .toArray(OrbitLimit[][]::new);
        Map<OrbitLimit, Long> counts = counts(rows);
        double points = (double) configuration.columns() * configuration.rows();
        CorrectorProperties properties = CorrectorProperties.of(corrector);
        BasinScan scan = new BasinScan(limits);
        return new PlaneBasins(
                counts.get(OrbitLimit.ZERO) / points,
                counts.get(OrbitLimit.ONE) / points,
                counts.get(OrbitLimit.ESCAPES) / points,
                counts.get(OrbitLimit.UNDECIDED) / points,
                Purifier.of(corrector).purify(new DenseMatrix(1, 1)).guarantee(),
                properties.fixedPoints().stream().map(PlanePoint::fixed).toList(),
                new Basin(scan.end(0, -1), scan.end(0, 1)),
                new Basin(scan.end(1, -1), scan.end(1, 1)),
                Basin.of(properties.basinOfZero()),
                Basin.of(properties.basinOfOne()),
                PlaneBasins.png(rows));
    }

    private OrbitLimit[] row(OrbitLimits limits, int row) {
        double[] real = new double[configuration.columns()];
        double[] imaginary = new double[real.length];
        Arrays.setAll(real, i -> configuration.left() + (i + 0.5) * configuration.spacing());
        Arrays.fill(imaginary, configuration.height() - (row + 0.5) * configuration.spacing());
        return limits.of(real, imaginary, configuration.applications());
    }

    private static Map<OrbitLimit, Long> counts(OrbitLimit[][] rows) {
        Map<OrbitLimit, Long> counts = new EnumMap<>(OrbitLimit.class);
        for (OrbitLimit limit : OrbitLimit.values()) {
            counts.put(
                    limit,
                    Arrays.stream(rows)
                            .flatMap(Arrays::stream)
                            .filter(other -> other == limit)
                            .count());
        }
        return counts;
    }

    private static PlaneBasins.Fixed fixed(FixedPoint point) {
        return new PlaneBasins.Fixed(
                point.point().getReal(), point.point().getImaginary(), point.kind() == FixedPoint.Kind.ATTRACTING);
    }
}
