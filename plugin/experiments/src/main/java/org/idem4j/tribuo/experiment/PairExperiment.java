package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.Subject;
import org.idem4j.tribuo.experiment.trajectory.PairSettings;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;

/**
 * Pairs of runs, one by each method, from the same start and on the same batches. The scales of the gradients are those that
 * reproduce the published curves of {@link Figure3}.
 *
 * @param <R> The type of its points' results.
 */
abstract class PairExperiment<R> extends NoiseExperiment<R> {

    @Config(description = "What the modified gradient is divided by.")
    private GradientScale modifiedScale = GradientScale.PAPER;

    @Config(description = "What the ordinary gradient is divided by.")
    private GradientScale ordinaryScale = GradientScale.MEAN;

    /** For the experiments; OLCUT sets the rest. */
    PairExperiment(List<Subject> networks, double... rates) {
        super(networks, rates);
    }

    /** All networks of the paper beside those that are run, to be named on the command line. */
    @Override
    public final Map<String, Configurable> parts() {
        Map<String, Configurable> parts = new LinkedHashMap<>();
        for (PaperNetwork network : PaperNetwork.values()) {
            parts.put(network.name(), network.trained(1, networks.get(0).epochs()));
        }
        parts.putAll(super.parts());
        return parts;
    }

    /** All pairs, in the order in which they are run. */
    final List<MethodPair> pairs() {
        List<MethodPair> pairs = new ArrayList<>();
        for (Subject subject : networks) {
            for (int run = 1; run <= subject.runs(); run++) {
                for (double rate : rates) {
                    pairs.add(new MethodPair(subject, rate, run));
                }
            }
        }
        return pairs;
    }

    /** The pairs that have been run. */
    final Map<MethodPair, R> there(Map<String, R> results) {
        Map<MethodPair, R> there = new LinkedHashMap<>();
        for (MethodPair pair : pairs()) {
            R result = results.get(pair.id());
            if (result != null) {
                there.put(pair, result);
            }
        }
        return there;
    }

    final PairSettings settings(MethodPair pair) {
        Subject subject = pair.subject();
        return new PairSettings(
                subject.layers(),
                subject.network().initialisation(),
                Method.of(GradientRule.MODIFIED, modifiedScale, corrector()),
                Method.of(GradientRule.ORDINARY, ordinaryScale, corrector()),
                pair.rate(),
                subject.epochs(),
                batchSize(),
                evaluationRows,
                seed(),
                pair.run());
    }
}
