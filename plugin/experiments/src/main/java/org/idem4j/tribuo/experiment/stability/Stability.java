package org.idem4j.tribuo.experiment.stability;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;

/** Fixed points, multipliers, Jordan blocks and basins of the recurrences, and matrices that they purify (§2.2, Appendix B). */
public final class Stability extends CheckedExperiment<TrialResult> {

    @Config(description = "The recurrences, by the names of their components.")
    private List<Recurrence> recurrences = Recurrence.defaults();

    @Config(description = "The steps γ for which basins are given.")
    private double[] dampings = {0.25, 0.5, 0.75, 1};

    @Config(description = "The rows and columns of the matrices.")
    private int[] sizes = {4, 16, 64, 128};

    @Config(description = "The values of ‖D‖₂.")
    private double[] norms = {
        0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1
    };

    @Config(description = "How many matrices for each size, shape and norm.")
    private int trials = 50;

    @Config(description = "The seed of all matrices.")
    private long seed = 1;

    private Stability() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How many and how large matrices.
     * @return The experiment.
     */
    public static Stability at(Scale scale) {
        Stability experiment = new Stability();
        if (scale == Scale.QUICK) {
            experiment.sizes = new int[] {4, 16, 64};
            experiment.norms = new double[] {0.05, 0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1};
            experiment.trials = 20;
        }
        return experiment;
    }

    @Override
    public void postConfig() {
        require(!recurrences.isEmpty(), "recurrences", "There must be at least one recurrence.");
        require(
                Arrays.stream(dampings).allMatch(x -> x > 0 && x <= 1),
                "dampings",
                "Steps must be above 0, at most 1.");
        require(sizes.length > 0 && Arrays.stream(sizes).allMatch(n -> n >= 2), "sizes", "A size must be at least 2.");
        require(norms.length > 0 && Arrays.stream(norms).allMatch(x -> x > 0), "norms", "A norm must be above 0.");
        require(trials > 0, "trials", "There must be at least one trial, not " + trials + ".");
    }

    @Override
    public String name() {
        return "stability";
    }

    @Override
    public String shows() {
        return "fixed points under damping, Jordan blocks, real basins, and random matrices P + D";
    }

    @Override
    public Map<String, Configurable> parts() {
        return Recurrence.parts(recurrences);
    }

    @Override
    public List<TrialPoint> points() {
        List<TrialPoint> points = new ArrayList<>();
        for (int size : sizes) {
            for (MatrixShape shape : MatrixShape.values()) {
                points.add(new TrialPoint(
                        id(size, shape),
                        new TrialPoint.Trials(
                                size,
                                shape,
                                Arrays.stream(norms).boxed().toList(),
                                trials,
                                seed,
                                recurrences.stream()
                                        .map(TrialPoint.Iterated::of)
                                        .toList())));
            }
        }
        return points;
    }

    private static String id(int size, MatrixShape shape) {
        return "n" + size + "-" + shape.word();
    }

    @Override
    public Class<TrialResult> resultType() {
        return TrialResult.class;
    }

    @Override
    public Findings findings(Map<String, TrialResult> results) {
        Map<Group, TrialResult> groups = new LinkedHashMap<>();
        for (int size : sizes) {
            for (MatrixShape shape : MatrixShape.values()) {
                TrialResult result = results.get(id(size, shape));
                if (result != null) {
                    groups.put(new Group(size, shape), result);
                }
            }
        }
        return new StabilityFindings(recurrences, undamped(), dampings, groups).findings();
    }

    /**
     * Matrices of one kind.
     *
     * @param size The rows and columns.
     * @param shape Which matrices.
     */
    record Group(int size, MatrixShape shape) {}

    /** The correctors of the recurrences, each once. */
    private List<Recurrence> undamped() {
        Map<Object, Recurrence> distinct = new LinkedHashMap<>();
        recurrences.forEach(recurrence -> distinct.putIfAbsent(
                recurrence.corrector(), new Recurrence(recurrence.name(), recurrence.corrector(), 1)));
        return List.copyOf(distinct.values());
    }
}
