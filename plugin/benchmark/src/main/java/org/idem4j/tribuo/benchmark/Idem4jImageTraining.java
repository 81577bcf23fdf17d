package org.idem4j.tribuo.benchmark;

import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.objective.Objective;

/** The product's own step. */
final class Idem4jImageTraining implements ImageTraining {

    private final ImageWorkload workload;
    private final Objective objective;
    private final TrainableNetwork network;
    private final float[] x;
    private final float[] target;
    private final int n;

    Idem4jImageTraining(ImageWorkload workload) {
        this.workload = workload;
        this.objective = workload.objective();
        InitialNetwork initial = workload.initial();
        this.network = Engine.training(initial.architecture(), initial.parameters(), workload.optimiser());
        this.x = workload.damaged();
        this.target = workload.target();
        this.n = workload.shape().size();
    }

    @Override
    public void step() {
        network.scoped(() -> {
            accumulate();
            network.step(ImageWorkload.RATE);
            return null;
        });
    }

    @Override
    public float[] gradient() {
        network.restart(workload.initial().parameters());
        return network.scoped(() -> {
            accumulate();
            float[] gradient = network.gradient();
            network.clearGradient();
            return gradient;
        });
    }

    private void accumulate() {
        objective.accumulate(network, network.batch(x, n), network.batch(target, n), null, null);
    }

    @Override
    public float[] parameters() {
        return network.parameters();
    }

    @Override
    public void close() {
        network.close();
    }
}
