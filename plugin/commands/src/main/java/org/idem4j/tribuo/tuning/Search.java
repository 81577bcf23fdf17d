package org.idem4j.tribuo.tuning;

import static org.idem4j.tribuo.configuration.Setting.require;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.idem4j.tribuo.data.Corruption;
import org.tribuo.Trainer;

/** What to try, and how to judge it. */
public final class Search implements Configurable {

    @Config(mandatory = true, description = "The spaces to search, each whole.")
    private List<Space> spaces = new ArrayList<>();

    @Config(description = "The share of the training rows that candidates are judged on, not trained on.")
    private double validationFraction = 0.2;

    @Config(description = "What to do to the rows judged on, in units of the columns' deviations; nothing by default.")
    private Corruption corruption;

    @Config(description = "What a candidate is judged by: FIRST_PASS or ANY_PASS.")
    private Criterion criterion = Criterion.ANY_PASS;

    @Config(description = "The largest gap allowed, in units of each column's deviation; 0 allows any.")
    private double largestGap = 0;

    @Config(description = "How often to train each candidate, each time with another seed; judged by the mean.")
    private int repeats = 1;

    @Config(description = "The seed of the split and of the corruption of the rows judged on.")
    private long seed = Trainer.DEFAULT_SEED;

    /** For OLCUT. */
    private Search() {}

    /**
     * A search in code, with the defaults.
     *
     * @param spaces The spaces.
     * @param corruption What to do to the rows judged on, or null.
     */
    public Search(List<Space> spaces, Corruption corruption) {
        this.spaces = List.copyOf(spaces);
        this.corruption = corruption;
        postConfig();
    }

    @Override
    public void postConfig() {
        require(
                validationFraction > 0 && validationFraction < 1,
                "validationFraction",
                "The validation fraction must lie between 0 and 1, but is " + validationFraction + ".");
        require(
                largestGap >= 0,
                "largestGap",
                "The largest gap allowed must not be negative, but is " + largestGap + ".");
        require(repeats >= 1, "repeats", "Each candidate must be trained at least once, not " + repeats + " times.");
        Set<String> keys = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Candidate candidate : candidates()) {
            require(
                    ids.add(candidate.id()) && keys.add(candidate.key()),
                    "spaces",
                    "The candidate " + candidate.id() + " " + candidate.settings() + " stands twice in the search.");
        }
    }

    /**
     * All candidates.
     *
     * @return In the order of the spaces.
     */
    public List<Candidate> candidates() {
        return spaces.stream().flatMap(space -> space.candidates().stream()).toList();
    }

    /**
     * The best of the candidates that have been tried.
     *
     * @param trials A candidate's id to its trial.
     * @return The one with the lowest score among those whose gap is allowed; none where all diverged or no gap is.
     */
    public Optional<Candidate> best(Map<String, Trial> trials) {
        return ranked(trials).stream()
                .filter(candidate -> allowed(trials.get(candidate.id())))
                .findFirst();
    }

    /**
     * The candidates that have been tried.
     *
     * @param trials A candidate's id to its trial.
     * @return By their score, the lowest first.
     */
    public List<Candidate> ranked(Map<String, Trial> trials) {
        return candidates().stream()
                .filter(candidate -> trials.containsKey(candidate.id()))
                .sorted(Comparator.comparingDouble(
                        candidate -> trials.get(candidate.id()).score(criterion)))
                .toList();
    }

    boolean allowed(Trial trial) {
        return Double.isFinite(trial.score(criterion)) && (largestGap == 0 || trial.mean(Trial.Run::gap) <= largestGap);
    }

    double validationFraction() {
        return validationFraction;
    }

    Corruption corruption() {
        return corruption;
    }

    /**
     * What candidates are judged by.
     *
     * @return The criterion.
     */
    public Criterion criterion() {
        return criterion;
    }

    /**
     * The largest gap allowed.
     *
     * @return In units of each column's deviation; 0 allows any.
     */
    public double largestGap() {
        return largestGap;
    }

    int repeats() {
        return repeats;
    }

    long seed() {
        return seed;
    }
}
