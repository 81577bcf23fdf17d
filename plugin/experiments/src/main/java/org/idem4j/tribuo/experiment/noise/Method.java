package org.idem4j.tribuo.experiment.noise;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.objective.WeightedTerm;

/**
 * How the parameters are moved.
 *
 * @param gradient Modified or ordinary.
 * @param scale What it is divided by. At the scale of a mean, the ordinary gradient is that of the mean square over rows
 *     and outputs; at the paper's, of half the squared length averaged over rows, which is n/2 as much.
 * @param corrector The coefficients of x, x², … of the modified gradient's corrector; empty for the ordinary gradient.
 */
public record Method(GradientRule gradient, GradientScale scale, List<Double> corrector) {

    /**
     * A method.
     *
     * @param gradient Modified or ordinary.
     * @param scale What it is divided by.
     * @param corrector The corrector; the ordinary gradient has no use for it.
     * @return The method.
     */
    public static Method of(GradientRule gradient, GradientScale scale, Corrector corrector) {
        List<Double> coefficients = IntStream.rangeClosed(1, corrector.degree())
                .mapToObj(corrector::coefficient)
                .toList();
        return new Method(gradient, scale, gradient == GradientRule.MODIFIED ? coefficients : List.of());
    }

    /**
     * The objective: idempotence on noise, nothing else.
     *
     * @param n The columns.
     * @return What a step minimises.
     */
    public Objective objective(int n) {
        WeightedTerm term = switch (gradient) {
            case MODIFIED -> {
                Corrector p = Corrector.of(
                        corrector.stream().mapToDouble(Double::doubleValue).toArray());
                yield new ModifiedIdempotence(p, scale).times(1);
            }
            case ORDINARY -> new OrdinaryIdempotence().times(scale == GradientScale.PAPER ? n / 2.0 : 1);
        };
        return Objective.of(term.on(Inputs.NOISE));
    }

    /**
     * The gradient's name.
     *
     * @return In lower case.
     */
    public String gradientName() {
        return gradient.name().toLowerCase(Locale.ROOT);
    }
}
