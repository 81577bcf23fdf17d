package org.idem4j.tribuo.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;

/**
 * Both gradients at both scales. {@link Figure3} compares, as the paper does, the modified gradient divided by the rows with
 * the ordinary gradient of a mean over rows and outputs: two steps that differ by a factor n/2 besides. Here each is run at
 * the other's scale too, and what the error alone hides is shown beside it.
 */
public final class Control extends RateSweep {

    private Control() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it; the full protocol of B3 and B4 takes days.
     * @return The experiment.
     */
    public static Control at(Scale scale) {
        Control experiment = new Control();
        if (scale == Scale.QUICK) {
            experiment.networks = List.of(PaperNetwork.B1.trained(5, 2500), PaperNetwork.B2.trained(1, 500));
            experiment.rates = new double[] {6.05e-3, 0.07, 0.52, 1.42};
            experiment.evaluationRows = 400;
            experiment.curvePoints = 20;
        }
        return experiment;
    }

    @Override
    public String name() {
        return "control";
    }

    @Override
    public String shows() {
        return "the two gradients at equal scale, with the output's energy and rank beside the error";
    }

    @Override
    Map<String, Method> methods() {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (GradientScale scale : List.of(GradientScale.PAPER, GradientScale.MEAN)) {
            for (GradientRule gradient : GradientRule.values()) {
                Method method = Method.of(gradient, scale, corrector());
                methods.put(method.gradientName() + "-" + scale.name().toLowerCase(Locale.ROOT), method);
            }
        }
        return methods;
    }

    @Override
    public Findings findings(Map<String, RunResult> results) {
        return new ControlFindings(cells(results)).findings();
    }
}
