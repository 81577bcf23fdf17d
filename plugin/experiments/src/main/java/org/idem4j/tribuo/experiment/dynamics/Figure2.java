package org.idem4j.tribuo.experiment.dynamics;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;

/** Ten applications of h(λ) = 3λ² − 2λ³ over the complex plane, and of the other recurrences: Figure 2. */
public final class Figure2 extends CheckedExperiment<PlaneBasins> {

    private static final int MOST_POINTS = 50_000_000;

    @Config(description = "The recurrences, by the names of their components.")
    private List<Recurrence> recurrences = Recurrence.defaults();

    @Config(description = "How often each is applied.")
    private int applications = 10;

    @Config(description = "The least real part.")
    private double left = -0.6;

    @Config(description = "The greatest real part.")
    private double right = 1.6;

    @Config(description = "The greatest imaginary part; the least is its negative.")
    private double height = 0.5;

    @Config(description = "The distance of two points of the picture.")
    private double spacing = 0.001;

    private Figure2() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale Quick: 1100 × 500 points for each recurrence; full: four times as many.
     * @return The experiment.
     */
    public static Figure2 at(Scale scale) {
        Figure2 experiment = new Figure2();
        if (scale == Scale.QUICK) {
            experiment.spacing = 0.002;
        }
        return experiment;
    }

    @Override
    public void postConfig() {
        require(!recurrences.isEmpty(), "recurrences", "There must be at least one recurrence.");
        require(applications > 0, "applications", "There must be at least one application, not " + applications + ".");
        require(left < right && height > 0, "left", "The picture needs left < right and a height above zero.");
        double points = (right - left) * 2 * height / (spacing * spacing);
        require(
                spacing > 0 && points <= MOST_POINTS,
                "spacing",
                "of " + spacing + " gives " + points + " points; from one to " + MOST_POINTS + " can be drawn.");
    }

    @Override
    public String name() {
        return "figure2";
    }

    @Override
    public String shows() {
        return "ten applications of 3λ² − 2λ³ over the complex plane, beside orders 3, 4 and damping";
    }

    @Override
    public Map<String, Configurable> parts() {
        return Recurrence.parts(recurrences);
    }

    @Override
    public List<PlanePoint> points() {
        return recurrences.stream()
                .map(recurrence -> new PlanePoint(
                        recurrence.name(),
                        new PlanePoint.Plane(recurrence.coefficients(), applications, left, right, height, spacing)))
                .toList();
    }

    @Override
    public Class<PlaneBasins> resultType() {
        return PlaneBasins.class;
    }

    @Override
    public Findings findings(Map<String, PlaneBasins> results) {
        Map<Recurrence, PlaneBasins> planes = new LinkedHashMap<>();
        recurrences.stream()
                .filter(recurrence -> results.containsKey(recurrence.name()))
                .forEach(recurrence -> planes.put(recurrence, results.get(recurrence.name())));
        return new Figure2Findings(planes, applications, new PlaneDrawing(left, right, height)).findings();
    }
}
