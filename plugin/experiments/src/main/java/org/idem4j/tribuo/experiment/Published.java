package org.idem4j.tribuo.experiment;

import java.util.List;
import java.util.OptionalDouble;
import org.idem4j.tribuo.objective.GradientRule;

/**
 * Errors of Figure 5 of Jensen &amp; Vicary, "Enforcing Idempotency in Neural Networks" (PMLR 267, 2025), read off the
 * authors' poster at ICML 2025, to about 5 %: the mean over ten runs of the mean of |f(f(x)) − f(x)|.
 *
 * @param network The network.
 * @param gradient The method.
 * @param rate The learning rate.
 * @param error The error after 2500 epochs.
 */
record Published(String network, GradientRule gradient, double rate, double error) {

    /** How the legends call them. */
    static final String SOURCE = "published (read off the poster, ±5 %)";

    private static final List<Published> VALUES = List.of(
            new Published("B2", GradientRule.MODIFIED, 0.07, 1.7e-3),
            new Published("B2", GradientRule.MODIFIED, 1.42, 5.0e-4),
            new Published("B2", GradientRule.ORDINARY, 1.42, 2.6e-3),
            new Published("B3", GradientRule.MODIFIED, 0.07, 1.2e-3),
            new Published("B3", GradientRule.MODIFIED, 0.22, 4.8e-4),
            new Published("B3", GradientRule.ORDINARY, 1.42, 1.9e-2));

    static OptionalDouble error(String network, GradientRule gradient, double rate) {
        return of(network, gradient).stream()
                .filter(value -> value.rate == rate)
                .mapToDouble(Published::error)
                .findFirst();
    }

    static List<Published> of(String network, GradientRule gradient) {
        return VALUES.stream()
                .filter(value -> value.network.equals(network) && value.gradient == gradient)
                .toList();
    }
}
