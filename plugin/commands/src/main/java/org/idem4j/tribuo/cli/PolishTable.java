package org.idem4j.tribuo.cli;

import java.util.List;
import java.util.Locale;
import org.idem4j.tribuo.evaluation.PolishMeasurement;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;

/** What polishing gains and costs, for a person: errors in standardised units. */
final class PolishTable {

    private PolishTable() {}

    static String of(List<PolishMeasurement> measurements) {
        StringBuilder text = new StringBuilder("Polish, h = 3f(f(x)) - 2f(f(f(x))) in place of f, so many times:\n");
        text.append(String.format(
                Locale.ROOT,
                "  %5s %12s %14s %18s %14s %12s",
                "times",
                "gap",
                "repair RMSE",
                "after 10 passes",
                "applies f",
                "us per row"));
        for (PolishMeasurement measurement : measurements) {
            SelfMapMetrics metrics = measurement.metrics();
            double[] drift = metrics.standardisedDrift();
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %5d %12.3e %14.4f %18.4f %14s %12.3g",
                    measurement.polish().times(),
                    metrics.standardisedGap()[0],
                    drift[0],
                    drift[drift.length - 1],
                    measurement.polish().applications() + " x",
                    measurement.microsecondsPerRow()));
        }
        return text.toString();
    }
}
