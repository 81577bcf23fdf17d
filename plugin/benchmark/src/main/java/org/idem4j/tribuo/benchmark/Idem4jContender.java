package org.idem4j.tribuo.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.training.GaussianRows;

/** The product's own step: draw, corrupt, accumulate, update. */
final class Idem4jContender implements Contender {

    private final Map<String, float[]> trained = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(2);
    private final CorruptionChain corruption = new CorruptionChain(new Masking(0.15), new GaussianNoise(0.2));

    @Override
    public String name() {
        return "idem4j";
    }

    @Override
    public double[] run(Workload workload, boolean ordinary, int steps) {
        Objective objective = workload.objective(ordinary);
        String key = workload.name() + ordinary;
        double[] milliseconds = new double[steps];
        try (TrainableNetwork network = Engine.training(
                workload.architecture(),
                trained.computeIfAbsent(key, k -> workload.parameters()),
                workload.optimiser())) {
            step(network, workload, objective); // buffers are made here, once per training
            for (int i = 0; i < steps; i++) {
                long start = System.nanoTime();
                step(network, workload, objective);
                milliseconds[i] = (System.nanoTime() - start) * 1e-6;
            }
            trained.put(key, network.parameters());
        }
        return milliseconds;
    }

    /** The gradient of the first parameters by the reconstruction error of given rows. */
    static float[] gradient(Workload workload, float[] x, float[] target) {
        int n = workload.dimension();
        try (TrainableNetwork network =
                Engine.training(workload.architecture(), workload.parameters(), workload.optimiser())) {
            return network.scoped(() -> {
                workload.objective(false)
                        .accumulate(network, network.batch(x, n), network.batch(target, n), null, null);
                return network.gradient();
            });
        }
    }

    private void step(TrainableNetwork network, Workload workload, Objective objective) {
        int n = workload.dimension();
        network.scoped(() -> {
            Batch drawn = network.batch(workload.batch(), n, new GaussianRows(random.nextLong()));
            if (workload.denoising()) {
                float[] rows = drawn.toFloats();
                corruption.corrupt(rows, n, random);
                objective.accumulate(network, network.batch(rows, n), drawn, null, null);
            } else {
                objective.accumulate(network, null, null, drawn, null);
            }
            network.step(Workload.RATE);
            return null;
        });
    }

    @Override
    public void close() {
        trained.clear();
    }
}
