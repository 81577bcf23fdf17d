package org.idem4j.tribuo.benchmark;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J as it comes: its own layers, two networks on the same parameters, external errors, its own threads. */
final class StockContender implements Contender {

    private final Map<String, StockTraining> trainings = new HashMap<>();

    @Override
    public String name() {
        return "stock DL4J 1.0.0-M2.1";
    }

    @Override
    public double[] run(Workload workload, boolean ordinary, int steps) {
        StockTraining training =
                trainings.computeIfAbsent(workload.name() + ordinary, key -> new StockTraining(workload));
        double[] milliseconds = new double[steps];
        for (int i = 0; i < steps; i++) {
            long start = System.nanoTime();
            INDArray drawn = Nd4j.randn(DataType.FLOAT, workload.batch(), workload.dimension());
            if (workload.denoising()) {
                INDArray kept =
                        Nd4j.rand(DataType.FLOAT, drawn.shape()).gt(0.15).castTo(DataType.FLOAT);
                INDArray x = Nd4j.randn(DataType.FLOAT, drawn.shape())
                        .muli(0.2)
                        .addi(drawn)
                        .muli(kept);
                training.step(x, drawn, 2, ordinary);
            } else {
                training.step(drawn, null, 1, ordinary);
            }
            milliseconds[i] = (System.nanoTime() - start) * 1e-6;
        }
        return milliseconds;
    }

    /** DL4J has no couplings. */
    @Override
    public boolean trains(Workload workload) {
        return workload.projector() == null;
    }

    @Override
    public void close() {
        trainings.clear();
    }
}
