package org.idem4j.tribuo.anomaly;

import java.util.Arrays;

/** How well scores tell two kinds of rows apart, whatever the threshold. */
public final class RankStatistic {

    private RankStatistic() {}

    /**
     * The area under the receiver operating characteristic: the probability that an anomalous row scores higher than an
     * expected one, ties counting half (Mann &amp; Whitney 1947).
     *
     * @param expected Scores of expected rows.
     * @param anomalous Scores of anomalous rows.
     * @return Between 0 and 1; NaN if there are none of one kind.
     */
    public static double areaUnderCurve(double[] expected, double[] anomalous) {
        double[] sorted = expected.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double score : anomalous) {
            int below = countBelow(sorted, score);
            wins += below + 0.5 * (countBelow(sorted, Math.nextUp(score)) - below);
        }
        return wins / ((double) expected.length * anomalous.length);
    }

    /** How many of the sorted values are smaller. */
    private static int countBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
