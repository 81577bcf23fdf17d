package org.idem4j.tribuo.objective;

import java.util.Arrays;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;

/**
 * A term beside its loss, which is written out here in double precision.
 *
 * @param term The term.
 * @param inputs What it is taken at.
 * @param loss Its loss.
 */
record TermCase(Term term, Inputs inputs, Loss loss) {

    static final Term FREE = new Tightness(Double.POSITIVE_INFINITY);

    static final Term MODIFIED = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);

    /** The loss of one term on rows of a kind; what a term takes as given is computed by the network as it stands. */
    @FunctionalInterface
    interface Loss {
        double of(DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights);
    }

    static double reconstruction(
            DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        return meanSquare(f.of(x), target, weights);
    }

    static double ordinary(DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        double[][] y = f.of(x);
        return meanSquare(f.of(y), y, weights);
    }

    /** Eq. 10 is the gradient of ‖y − t‖² towards t = 3f(y) − 2f(f(y)) held fixed, but for the factor. */
    static double modified(DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        double[][] fy = given.of(given.of(x));
        double[][] ffy = given.of(fy);
        double[][] detached = new double[x.length][x[0].length];
        for (int row = 0; row < x.length; row++) {
            for (int c = 0; c < x[0].length; c++) {
                detached[row][c] = 3 * fy[row][c] - 2 * ffy[row][c];
            }
        }
        return meanSquare(f.of(x), detached, weights);
    }

    /** The outer application's parameters are given. */
    static double frozen(DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        double[][] y = f.of(x);
        return meanSquare(given.of(y), y, weights);
    }

    static double tightness(DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        return -meanSquare(f.of(x), x, weights);
    }

    static Stream<TermCase> all() {
        TermCase reconstruction = new TermCase(new Reconstruction(), Inputs.DATA, TermCase::reconstruction);
        Stream<TermCase> others = Arrays.stream(Inputs.values())
                .flatMap(inputs -> Stream.of(
                        new TermCase(new OrdinaryIdempotence(), inputs, TermCase::ordinary),
                        new TermCase(MODIFIED, inputs, TermCase::modified),
                        new TermCase(new FrozenIdempotence(), inputs, TermCase::frozen),
                        new TermCase(FREE, inputs, TermCase::tightness)));
        return Stream.concat(Stream.of(reconstruction), others);
    }

    private static double meanSquare(double[][] a, double[][] b, float[] weights) {
        double sum = 0;
        for (int row = 0; row < a.length; row++) {
            for (int c = 0; c < a[0].length; c++) {
                sum += (weights == null ? 1 : weights[row]) * Math.pow(a[row][c] - b[row][c], 2);
            }
        }
        return sum / (a[0].length * a.length);
    }

    @Override
    public String toString() {
        return term + " on " + inputs;
    }
}
