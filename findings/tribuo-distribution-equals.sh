#!/usr/bin/env bash
# Tribuo's Prediction.distributionEquals calls any two regressions equal.
#
# Library   tribuo-core and tribuo-regression-sgd 4.3.2, Prediction.distributionEquals
# Expected  False for the predictions of two models that predict different values.
# Seen      2026-11-29: true. It compares the output scores, which regressions leave empty. Regressor.equals compares the
#           names alone and is true as well; Regressor.fullEquals and the values tell them apart.
# Matters   A test of a stored model, an export or a reproduced training that compares predictions like this passes with any
#           weights. Compare getOutput().getValues().
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.tribuo:tribuo-regression-sgd:4.3.2 <<'JAVA'
import java.util.List;
import java.util.logging.LogManager;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

public class Finding {
    static Example<Regressor> example(double x, double y) {
        return new ArrayExample<>(new Regressor("y", y), new String[] {"x"}, new double[] {x});
    }

    static Model<Regressor> trained(int epochs) {
        var factory = new RegressionFactory();
        var source = new ListDataSource<>(
                List.of(example(1, 2), example(2, 4.5), example(3, 5)),
                factory,
                new SimpleDataSourceProvenance("three examples", factory));
        return new LinearSGDTrainer(new SquaredLoss(), new AdaGrad(0.1), epochs, 1)
                .train(new MutableDataset<>(source));
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        Prediction<Regressor> one = trained(1).predict(example(2, 0));
        Prediction<Regressor> other = trained(50).predict(example(2, 0));
        System.out.printf("%.2f and %.2f%n", one.getOutput().getValues()[0], other.getOutput().getValues()[0]);
        System.out.println("scores: " + one.getOutputScores() + " and " + other.getOutputScores());
        System.out.println("distributionEquals: " + one.distributionEquals(other));
        System.out.println("Regressor.equals: " + one.getOutput().equals(other.getOutput()));
        System.out.println("Regressor.fullEquals: " + one.getOutput().fullEquals(other.getOutput()));
    }
}
JAVA

expect <<'SEEN'
0.52 and 3.61
scores: {} and {}
distributionEquals: true
Regressor.equals: true
Regressor.fullEquals: false
SEEN
