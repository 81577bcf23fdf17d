package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.noise.Subject;

/**
 * Networks trained on noise at some learning rates.
 *
 * @param <R> The type of its points' results.
 */
abstract class NoiseExperiment<R> extends CheckedExperiment<R> {

    @Config(
            description =
                    "The networks, by the names of their components, which say how often and how long each is trained.")
    List<Subject> networks;

    @Config(description = "The learning rates.")
    double[] rates;

    @Config(description = "The corrector of the modified gradient.")
    private Corrector corrector = Corrector.mcWeeny();

    @Config(description = "The rows of a step, drawn from N(0, 1).")
    private int batchSize = 1000;

    @Config(description = "The rows that the error is measured on, drawn once for each run from N(0, 1).")
    int evaluationRows = 1000;

    @Config(description = "The seed of all runs.")
    private long seed = 1;

    /** For the experiments; OLCUT sets the rest. */
    NoiseExperiment(List<Subject> networks, double... rates) {
        this.networks = networks;
        this.rates = rates;
    }

    final Corrector corrector() {
        return corrector;
    }

    final int batchSize() {
        return batchSize;
    }

    final long seed() {
        return seed;
    }

    @Override
    public void postConfig() {
        require(!networks.isEmpty(), "networks", "There must be at least one network.");
        require(rates.length > 0, "rates", "There must be at least one learning rate.");
        for (double rate : rates) {
            require(rate > 0 && Double.isFinite(rate), "rates", "A rate must be above zero and finite, not " + rate);
        }
        require(batchSize > 0, "batchSize", "A step needs at least one row, not " + batchSize + ".");
        require(evaluationRows > 0, "evaluationRows", "At least one row is needed, not " + evaluationRows + ".");
    }

    @Override
    public Map<String, Configurable> parts() {
        Map<String, Configurable> parts = new LinkedHashMap<>();
        networks.forEach(subject -> parts.put(subject.name(), subject));
        return parts;
    }

    /** The name of a point: network, what sets it apart, rate and run. */
    static String id(Subject subject, String mark, double rate, int run) {
        return String.join("-", subject.name().toLowerCase(Locale.ROOT), mark, text(rate), "run" + run);
    }

    /** A rate as briefly as can be without loss: 0.07, 9.54e-7, 1. */
    static String text(double rate) {
        return Double.toString(rate).toLowerCase(Locale.ROOT).replaceAll("\\.0(?=$|e)", "");
    }
}
