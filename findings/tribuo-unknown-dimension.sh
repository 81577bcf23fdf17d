#!/usr/bin/env bash
# One unknown value in one output dimension spoils what Tribuo says of that dimension: mean, variance and minimum, without a word.
#
# Library   tribuo-core and tribuo-regression-core 4.3.2, MutableRegressionInfo
# Expected  Tribuo takes NaN for an unknown output value (the unknown Regressor has one), so a data set whose examples lack a
#           value here and there says how many are unknown, and the mean of the others.
# Seen      2026-11-29: getUnknownCount() is 0, mean and variance of the dimension are NaN, and its minimum forgets what came before
#           the unknown value (30, though 10 is known). The other dimension is not touched. A model stores just that.
# Matters   Tables with gaps come as such examples. Whoever standardises by the output domain gets NaN for a column of which one
#           cell in a million is missing; take the moments from the examples.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.tribuo:tribuo-regression-core:4.3.2 <<'JAVA'
import java.util.List;
import java.util.logging.LogManager;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.ImmutableRegressionInfo;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

public class Finding {
    static Example<Regressor> example(double a, double b) {
        return new ArrayExample<>(new Regressor(new String[] {"a", "b"}, new double[] {a, b}), new String[] {"x"}, new double[] {a});
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        var factory = new RegressionFactory();
        var data = new MutableDataset<>(new ListDataSource<>(
                List.of(example(1, 10), example(2, Double.NaN), example(3, 30)),
                factory,
                new SimpleDataSourceProvenance("three examples", factory)));
        var info = (ImmutableRegressionInfo) data.getOutputIDInfo();
        System.out.println("unknown: " + info.getUnknownCount());
        for (String name : List.of("a", "b")) {
            System.out.println(name + ": mean " + info.getMean(name) + ", variance " + info.getVariance(name) + ", from "
                    + info.getMin(name) + " to " + info.getMax(name));
        }
    }
}
JAVA

expect <<'SEEN'
unknown: 0
a: mean 2.0, variance 1.0, from 1.0 to 3.0
b: mean NaN, variance NaN, from 30.0 to 30.0
SEEN
