package org.idem4j.tribuo.experiment.dynamics;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;

/** K′ = 3K² − 2K³ for a scalar K, and the other recurrences beside it: Figure 1. */
public final class Figure1 extends CheckedExperiment<RealCurve> {

    @Config(description = "The recurrences, by the names of their components; the first has a panel to itself.")
    private List<Recurrence> recurrences = Recurrence.defaults();

    @Config(description = "The least K.")
    private double from = -0.6;

    @Config(description = "The greatest K.")
    private double to = 1.6;

    @Config(description = "How many values of K a curve has.")
    private int samples = 1101;

    /** The experiment with its defaults; it is the same at every scale. */
    public Figure1() {}

    @Override
    public void postConfig() {
        require(!recurrences.isEmpty(), "recurrences", "There must be at least one recurrence.");
        require(
                from < to && samples >= 2,
                "from",
                "A curve needs from < to and two samples, not " + from + ", " + to + " and " + samples);
    }

    @Override
    public String name() {
        return "figure1";
    }

    @Override
    public String shows() {
        return "K′ = 3K² − 2K³ for a scalar K, its fixed points and basins, beside orders 3, 4 and damping";
    }

    @Override
    public Map<String, Configurable> parts() {
        return Recurrence.parts(recurrences);
    }

    @Override
    public List<LinePoint> points() {
        return recurrences.stream()
                .map(recurrence -> new LinePoint(
                        recurrence.name(), new LinePoint.Line(recurrence.coefficients(), from, to, samples)))
                .toList();
    }

    @Override
    public Class<RealCurve> resultType() {
        return RealCurve.class;
    }

    @Override
    public Findings findings(Map<String, RealCurve> results) {
        Map<Recurrence, RealCurve> curves = new LinkedHashMap<>();
        recurrences.stream()
                .filter(recurrence -> results.containsKey(recurrence.name()))
                .forEach(recurrence -> curves.put(recurrence, results.get(recurrence.name())));
        return new Figure1Findings(curves, from, to).findings();
    }
}
