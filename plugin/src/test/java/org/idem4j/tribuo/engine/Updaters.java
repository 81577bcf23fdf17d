package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.optimiser.AdaGrad;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.idem4j.tribuo.optimiser.Sgd;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** ND4J's updater for each update rule; the learning rate is set anew at every step. */
final class Updaters {

    private Updaters() {}

    static IUpdater of(Optimiser optimiser) {
        double rate = optimiser.rate(0);
        if (optimiser instanceof Sgd) {
            return new org.nd4j.linalg.learning.config.Sgd(rate);
        } else if (optimiser instanceof Momentum rule) {
            return new Nesterovs(rate, rule.momentum());
        } else if (optimiser instanceof Adam rule) {
            return new org.nd4j.linalg.learning.config.Adam(rate, rule.beta1(), rule.beta2(), rule.epsilon());
        } else if (optimiser instanceof RmsProp rule) {
            return new org.nd4j.linalg.learning.config.RmsProp(rate, rule.decay(), rule.epsilon());
        } else if (optimiser instanceof AdaGrad rule) {
            return new org.nd4j.linalg.learning.config.AdaGrad(rate, rule.epsilon());
        }
        throw new IllegalArgumentException(
                "No updater for " + optimiser.getClass().getName());
    }
}
