package org.idem4j.tribuo.experiment.autodiff;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;

/** The computation graphs of the modified and the ordinary gradient, and the modified rule in code: Appendix C. */
public final class Autodiff implements Experiment<Recording> {

    @Config(description = "The methods.")
    private List<GradientRule> gradients = List.of(GradientRule.values());

    @Config(description = "The corrector of the modified gradient.")
    private Corrector corrector = Corrector.mcWeeny();

    @Config(description = "The network whose step is recorded.")
    private PaperNetwork network = PaperNetwork.B1;

    @Config(description = "The seed of its parameters and its input.")
    private long seed = 1;

    /** The experiment with its defaults; it is the same at every scale. */
    public Autodiff() {}

    @Override
    public String name() {
        return "autodiff";
    }

    @Override
    public String shows() {
        return "both computation graphs, drawn from a recorded step, and the modified rule in code";
    }

    @Override
    public List<StepPoint> points() {
        return gradients.stream().map(this::point).toList();
    }

    /** At the paper's scale and one row, the errors have no factor in front. */
    private StepPoint point(GradientRule gradient) {
        Method method = Method.of(gradient, GradientScale.PAPER, corrector);
        return new StepPoint(
                method.gradientName(),
                new StepPoint.Step(
                        network.description().layers(network.dimension()),
                        network.description().initialisation(),
                        method,
                        seed));
    }

    @Override
    public Class<Recording> resultType() {
        return Recording.class;
    }

    @Override
    public Findings findings(Map<String, Recording> results) {
        Map<String, StepGraph> steps = new LinkedHashMap<>();
        for (StepPoint point : points()) {
            if (results.containsKey(point.id())) {
                steps.put(point.id(), new StepGraph(results.get(point.id())));
            }
        }
        return new AutodiffFindings(steps).findings();
    }
}
