package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The search for the smallest rank of about least error, for errors that fall with the rank up to some point and then rise or
 * stay: 1, 2, 4, … until one is worse, then halfway between the best and its neighbours. The ranks near a large best one
 * differ little, so it is found only to a quarter of itself.
 */
final class RankSearch {

    /** Errors that differ by less than this share are taken to be equal. */
    private static final double EQUAL = 0.01;

    /** A relative error that is as good as none. */
    private static final double EXACT = 0.01;

    private final int most;
    private final IntToDoubleFunction error;
    private final List<RankTrial> trials = new ArrayList<>();
    private final NavigableMap<Integer, Double> tried = new TreeMap<>();

    private RankSearch(int most, IntToDoubleFunction error) {
        this.most = most;
        this.error = error;
    }

    /**
     * Searches.
     *
     * @param most The largest rank, at least 1; if there is no other, nothing is tried.
     * @param error Gives a rank's error, asked once for each.
     */
    static RankSearch upTo(int most, IntToDoubleFunction error) {
        RankSearch search = new RankSearch(most, error);
        if (most > 1) {
            search.goUp();
            search.narrow();
        }
        return search;
    }

    private void goUp() {
        int rank = 1;
        double found = attempt(rank);
        while (found > EXACT && found <= (1 + EQUAL) * least() && rank < most) {
            rank = Math.min(2 * rank, most);
            found = attempt(rank);
        }
    }

    private void narrow() {
        for (int next = between(); next > 0; next = between()) {
            attempt(next);
        }
    }

    private double attempt(int rank) {
        double found = error.applyAsDouble(rank);
        double comparable = Double.isNaN(found) ? Double.POSITIVE_INFINITY : found;
        trials.add(new RankTrial(rank, comparable));
        tried.put(rank, comparable);
        return comparable;
    }

    /** The middle of the wider gap beside the best rank; 0 if both are narrow. */
    private int between() {
        int best = rank();
        int below = best - orElse(tried.lowerKey(best), best);
        int above = orElse(tried.higherKey(best), best) - best;
        if (Math.max(below, above) <= Math.max(1, best / 4)) {
            return 0;
        }
        return above >= below ? best + above / 2 : best - below / 2;
    }

    private static int orElse(Integer rank, int other) {
        return rank == null ? other : rank;
    }

    private double least() {
        return tried.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The smallest rank that is as good as the best, or as good as exact. */
    int rank() {
        if (tried.isEmpty()) {
            return 1;
        }
        double enough = Math.max((1 + EQUAL) * least(), EXACT);
        return tried.entrySet().stream()
                .filter(trial -> trial.getValue() <= enough)
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElseThrow();
    }

    /** In the order of the search. */
    List<RankTrial> trials() {
        return trials;
    }
}
