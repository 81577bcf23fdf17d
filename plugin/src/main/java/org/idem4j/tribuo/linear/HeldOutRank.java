package org.idem4j.tribuo.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.Interruption;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.training.TrainingData;

/**
 * The rank of a projector that leaves the least error on damaged rows that it was not fitted to. With it goes a ridge of the
 * fit: few rows tell little of how columns hang together, and without one their least squares lean so far that a projector may
 * make a row a hundred times larger. With many rows the rank is the number of directions that exceed the damage.
 *
 * @param squares The least squares of all rows, with the ridge.
 * @param rank The rank; 0 where each column's mean is the best that these rows allow.
 * @param trials The errors of the ranks tried, each with its best ridge.
 */
public record HeldOutRank(LeastSquares squares, int rank, List<RankTrial> trials) {

    /** Rows are held out in so many parts, each in its turn, … */
    private static final int PARTS = 5;
    /** … until so many have been. */
    private static final int ENOUGH = 1_000;
    /** Ridges, in shares of the mean square of a cell. */
    private static final double[] RIDGES = {0, 0.1, 1, 10};
    /** Errors that differ by less than this share are taken to be equal: the smaller rank and the larger ridge are taken. */
    private static final double EQUAL = 0.005;
    /** A share of the targets' size that is as good as no error. */
    private static final double EXACT = 1e-5;
    /** Up to this rank each is tried, above it one in about as many as this share of it. */
    private static final int EACH = 16;

    private static final double STEP = 1.15;

    /**
     * Copies the list.
     *
     * @param squares The least squares of all rows.
     * @param rank The rank.
     * @param trials Copied.
     */
    public HeldOutRank {
        trials = List.copyOf(trials);
    }

    /**
     * Searches.
     *
     * @param data Centred rows.
     * @param corruption What to do to the inputs, of held-out rows too; null for nothing.
     * @param draws How often to do it anew.
     * @param noise A variance that the inputs' noise is taken to have besides, not negative.
     * @param random For the corruption, and which rows are held out.
     * @return What was found.
     */
    public static HeldOutRank of(
            TrainingData data, Corruption corruption, int draws, double noise, RandomGenerator random) {
        List<Moments> parts = new ArrayList<>();
        for (TrainingData part : parts(data, random)) {
            parts.add(Moments.of(part, corruption, draws, random).withNoise(noise));
        }
        int n = data.dimension();
        int[] ranks =
                IntStream.iterate(0, rank -> rank <= n, rank -> next(rank, n)).toArray();
        double[][] errors = errors(parts, ranks, data.rows());
        Moments all = parts.stream().reduce(Moments::and).orElseThrow();
        double targets = errors[0][0]; // rank 0 leaves them whole
        List<RankTrial> trials = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            double square = errors[i][bestRidge(errors[i])];
            trials.add(new RankTrial(ranks[i], targets > 0 ? Math.sqrt(Math.max(0, square) / targets) : 0));
        }
        int rank = smallestOfTheBest(trials);
        int ridge = bestRidge(errors[
                IntStream.range(0, ranks.length)
                        .filter(i -> ranks[i] == rank)
                        .findFirst()
                        .orElseThrow()]);
        trials.removeIf(trial -> Double.isInfinite(trial.error()));
        return new HeldOutRank(new LeastSquares(all, RIDGES[ridge] * all.inputSquare()), rank, trials);
    }

    private static int next(int rank, int most) {
        int next = rank < EACH ? rank + 1 : (int) Math.ceil(STEP * rank);
        return rank < most ? Math.min(next, most) : most + 1;
    }

    /** The mean square error by rank and ridge, over the parts held out. */
    private static double[][] errors(List<Moments> parts, int[] ranks, int rows) {
        double[][] errors = new double[ranks.length][RIDGES.length];
        int heldOut = Math.min(parts.size(), (int) Math.ceil((double) ENOUGH * parts.size() / rows));
        for (int out = 0; out < heldOut; out++) {
            Moments judge = parts.get(out);
            Moments rest = rest(parts, out);
            for (int r = 0; r < RIDGES.length; r++) {
                Interruption.check();
                LeastSquares fitted = new LeastSquares(rest, RIDGES[r] * rest.inputSquare());
                for (int i = 0; i < ranks.length; i++) {
                    errors[i][r] += fitted.error(ranks[i], judge) / heldOut;
                }
            }
        }
        return errors;
    }

    /** All parts but one; of a single part, that one. */
    private static Moments rest(List<Moments> parts, int out) {
        return IntStream.range(0, parts.size())
                .filter(part -> part != out || parts.size() == 1)
                .mapToObj(parts::get)
                .reduce(Moments::and)
                .orElseThrow();
    }

    /** The largest of about least error, which turns rows least. */
    private static int bestRidge(double[] squares) {
        double least =
                Math.max(0, Arrays.stream(squares).min().orElseThrow()); // no error at all may be rounded below 0
        double enough = least * (1 + EQUAL) * (1 + EQUAL);
        return IntStream.range(0, squares.length)
                .filter(ridge -> squares[ridge] <= enough)
                .max()
                .orElseThrow();
    }

    private static int smallestOfTheBest(List<RankTrial> trials) {
        double least = trials.stream()
                .min(Comparator.comparingDouble(RankTrial::error))
                .orElseThrow()
                .error();
        double enough = Math.max((1 + EQUAL) * least, EXACT);
        return trials.stream()
                .filter(trial -> trial.error() <= enough)
                .mapToInt(RankTrial::rank)
                .min()
                .orElseThrow();
    }

    /** The rows in a few parts, by lot; a row without weight is left out. */
    private static List<TrainingData> parts(TrainingData data, RandomGenerator random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, data.rows())
                .filter(row -> data.weights()[row] > 0)
                .boxed()
                .toList());
        for (int i = order.size() - 1; i > 0; i--) {
            order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
        }
        int count = Math.min(PARTS, order.size());
        List<TrainingData> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int from = (int) ((long) order.size() * part / count);
            int to = (int) ((long) order.size() * (part + 1) / count);
            parts.add(selected(data, order.subList(from, to)));
        }
        return parts;
    }

    private static TrainingData selected(TrainingData data, List<Integer> rows) {
        int n = data.dimension();
        TrainingData chosen =
                new TrainingData(n, new float[rows.size() * n], new float[rows.size() * n], new float[rows.size()]);
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            System.arraycopy(data.inputs(), row * n, chosen.inputs(), i * n, n);
            System.arraycopy(data.targets(), row * n, chosen.targets(), i * n, n);
            chosen.weights()[i] = data.weights()[row];
        }
        return chosen;
    }
}
