package org.idem4j.tribuo.experiment.dynamics;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurableName;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.report.Axes;

/** K′ ← (1−γ)K + γp(K), the recurrence of Jensen &amp; Vicary, §1. Its name is its component's. */
public final class Recurrence implements Configurable {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    @ConfigurableName
    private String name;

    @Config(description = "p.")
    private Corrector corrector = Corrector.mcWeeny();

    @Config(description = "The step γ, above 0 and at most 1; 1 is p itself.")
    private double damping = 1;

    /** For OLCUT. */
    private Recurrence() {}

    /**
     * A recurrence.
     *
     * @param name Its name, of letters and digits.
     * @param corrector p.
     * @param damping γ.
     * @throws PropertyException If γ is out of range.
     */
    public Recurrence(String name, Corrector corrector, double damping) {
        this.name = name;
        this.corrector = corrector;
        this.damping = damping;
        postConfig();
    }

    @Override
    public void postConfig() {
        Setting.require(
                damping > 0 && damping <= 1,
                name,
                "damping",
                "of " + name + " must be above 0 and at most 1, not " + damping + ".");
    }

    /**
     * Orders 2, 3 and 4, and half steps of order 2.
     *
     * @return The recurrences that experiments take unless they are told others.
     */
    public static List<Recurrence> defaults() {
        return List.of(
                new Recurrence("order2", Corrector.order(2), 1),
                new Recurrence("order3", Corrector.order(3), 1),
                new Recurrence("order4", Corrector.order(4), 1),
                new Recurrence("order2damped", Corrector.order(2), 0.5));
    }

    /**
     * Recurrences as parts of an experiment's configuration.
     *
     * @param recurrences The recurrences.
     * @return Name to component, in order.
     */
    public static Map<String, Configurable> parts(List<Recurrence> recurrences) {
        Map<String, Configurable> parts = new LinkedHashMap<>();
        recurrences.forEach(recurrence -> parts.put(recurrence.name, recurrence));
        return parts;
    }

    /**
     * Its name.
     *
     * @return The component's name.
     */
    public String name() {
        return name;
    }

    /**
     * p, without the step.
     *
     * @return The corrector.
     */
    public Corrector corrector() {
        return corrector;
    }

    /**
     * γ.
     *
     * @return Above 0 and at most 1.
     */
    public double damping() {
        return damping;
    }

    /**
     * What is iterated.
     *
     * @return (1−γ)x + γp(x).
     */
    public Corrector step() {
        return damping == 1 ? corrector : corrector.damped(damping);
    }

    /**
     * The coefficients of what is iterated, as a point's configuration holds them.
     *
     * @return Those of x, x², ….
     */
    public List<Double> coefficients() {
        Corrector step = step();
        return IntStream.rangeClosed(1, step.degree())
                .mapToObj(step::coefficient)
                .toList();
    }

    /**
     * Its title in figures.
     *
     * @return The order, or else the polynomial, and the step if there is one.
     */
    public String title() {
        String polynomial = IntStream.rangeClosed(2, Corrector.MAX_ORDER)
                .filter(order -> corrector.equals(Corrector.order(order)))
                .mapToObj(order -> "order " + order)
                .findFirst()
                .orElse(corrector.toString());
        return damping == 1 ? polynomial : polynomial + ", γ = " + damping;
    }

    /**
     * What is iterated, as a formula.
     *
     * @param variable The variable's name.
     * @return The polynomial, its lowest power first.
     */
    public String formula(String variable) {
        StringBuilder formula = new StringBuilder();
        Corrector step = step();
        for (int power = 1; power <= step.degree(); power++) {
            double coefficient = step.coefficient(power);
            if (coefficient != 0) {
                String sign = coefficient < 0 ? "−" : "+";
                formula.append(formula.isEmpty() ? sign.replace("+", "") : " " + sign + " ")
                        .append(Math.abs(coefficient) == 1 ? "" : Axes.label(Math.abs(coefficient)))
                        .append(variable)
                        .append(power == 1 ? "" : superscript(power));
            }
        }
        return formula.toString();
    }

    private static String superscript(int power) {
        return Integer.toString(power)
                .chars()
                .mapToObj(digit -> String.valueOf(SUPERSCRIPTS.charAt(digit - '0')))
                .collect(Collectors.joining());
    }
}
