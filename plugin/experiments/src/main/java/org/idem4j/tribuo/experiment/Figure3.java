package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;

/**
 * Idempotent error against the learning rate, modified and ordinary gradient: Figure 3 of the draft, Figure 5 of the paper.
 * The defaults reproduce the published curves: the modified gradient −Δ is divided by the rows alone, the ordinary one is
 * that of a mean over rows and outputs.
 */
public final class Figure3 extends RateSweep {

    @Config(description = "The methods to compare.")
    private List<GradientRule> gradients = List.of(GradientRule.values());

    @Config(description = "What the modified gradient is divided by.")
    private GradientScale modifiedScale = GradientScale.PAPER;

    @Config(description = "What the ordinary gradient is divided by.")
    private GradientScale ordinaryScale = GradientScale.MEAN;

    private Figure3() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it; the full protocol of B3 and B4 takes days.
     * @return The experiment.
     */
    public static Figure3 at(Scale scale) {
        Figure3 experiment = new Figure3();
        if (scale == Scale.QUICK) {
            experiment.networks = List.of(
                    PaperNetwork.B1.trained(5, 2500),
                    PaperNetwork.B2.trained(1, 800),
                    PaperNetwork.B3.trained(1, 80),
                    PaperNetwork.B4.trained(1, 80));
            experiment.rates = new double[] {6.05e-3, 0.07, 0.22, 1.42};
            experiment.evaluationRows = 400;
            experiment.curvePoints = 20;
        }
        return experiment;
    }

    @Override
    public String name() {
        return "figure3";
    }

    @Override
    public String shows() {
        return "idempotent error against the learning rate, modified and ordinary gradient, on B1 to B4";
    }

    @Override
    Map<String, Method> methods() {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (GradientRule gradient : gradients) {
            GradientScale scale = gradient == GradientRule.MODIFIED ? modifiedScale : ordinaryScale;
            Method method = Method.of(gradient, scale, corrector());
            methods.put(method.gradientName(), method);
        }
        return methods;
    }

    @Override
    public Findings findings(Map<String, RunResult> results) {
        return new Figure3Findings(cells(results)).findings();
    }
}
