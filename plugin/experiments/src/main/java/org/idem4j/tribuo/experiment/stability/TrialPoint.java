package org.idem4j.tribuo.experiment.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.ejml.data.DMatrixRMaj;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.task.Task;
import org.tribuo.math.la.DenseMatrix;

/**
 * Purifies random matrices of one size and shape. A trial draws a projector and a direction, and goes from the one along the
 * other; all recurrences see the same matrices.
 *
 * @param id Its name.
 * @param configuration Which matrices and recurrences.
 */
record TrialPoint(String id, Trials configuration) implements Task<TrialResult> {

    /** Operations per second; only for the guess of the time. */
    private static final double SPEED = 2e9;
    /** Products of a purification, likewise. */
    private static final double PRODUCTS = 50;
    /** Seconds of a purification beside its products, likewise. */
    private static final double OVERHEAD = 1e-4;

    /**
     * All that determines the trials.
     *
     * @param size The rows and columns.
     * @param shape Which matrices.
     * @param norms The values of ‖D‖₂.
     * @param trials How many matrices for each.
     * @param seed The seed.
     * @param recurrences What is iterated.
     */
    public record Trials(
            int size, MatrixShape shape, List<Double> norms, int trials, long seed, List<Iterated> recurrences) {}

    /**
     * A recurrence.
     *
     * @param name Its name.
     * @param coefficients Of x, x², ….
     */
    public record Iterated(String name, List<Double> coefficients) {

        static Iterated of(Recurrence recurrence) {
            return new Iterated(recurrence.name(), recurrence.coefficients());
        }

        private Corrector corrector() {
            return Corrector.of(
                    coefficients.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    @Override
    public double seconds() {
        double purifications = (double) configuration.trials()
                * configuration.norms().size()
                * configuration.recurrences().size();
        return purifications * (OVERHEAD + PRODUCTS * 2 * Math.pow(configuration.size(), 3) / SPEED);
    }

    @Override
    public TrialResult run(DoubleConsumer progress) {
        List<TrialTally> tallies = new ArrayList<>();
        for (Iterated recurrence : configuration.recurrences()) {
            configuration.norms().forEach(norm -> tallies.add(new TrialTally(recurrence.name(), norm)));
        }
        SplittableRandom random = new SplittableRandom(configuration.seed());
        try (BlasProduct product = Engine.matrixProduct()) {
            List<Purifier> purifiers = configuration.recurrences().stream()
                    .map(recurrence -> Purifier.of(recurrence.corrector()).with(product))
                    .toList();
            for (int trial = 0; trial < configuration.trials(); trial++) {
                trial(random.split(), purifiers, tallies);
                progress.accept((trial + 1.0) / configuration.trials());
            }
        }
        return new TrialResult(tallies.stream().map(TrialTally::cell).toList());
    }

    private void trial(SplittableRandom random, List<Purifier> purifiers, List<TrialTally> tallies) {
        NearIdempotent drawn = NearIdempotent.draw(configuration.size(), configuration.shape(), random);
        int norms = configuration.norms().size();
        for (int i = 0; i < norms; i++) {
            DMatrixRMaj k = drawn.at(configuration.norms().get(i));
            double residual = NearIdempotent.residual(k);
            DenseMatrix matrix = tribuo(k);
            for (int p = 0; p < purifiers.size(); p++) {
                tallies.get(p * norms + i)
                        .add(
                                configuration.size() / 2,
                                residual,
                                purifiers.get(p).purify(matrix));
            }
        }
    }

    private static DenseMatrix tribuo(DMatrixRMaj k) {
        DenseMatrix matrix = new DenseMatrix(k.getNumRows(), k.getNumCols());
        for (int i = 0; i < k.getNumRows(); i++) {
            for (int j = 0; j < k.getNumCols(); j++) {
                matrix.set(i, j, k.get(i, j));
            }
        }
        return matrix;
    }
}
