package org.idem4j.tribuo.engine;

import java.util.List;
import java.util.function.Supplier;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains a {@link DenseNetwork} by external errors; a step's matrices lie in one pool and serve the next step again. */
final class DenseTraining implements TrainableNetwork {

    private final DenseNetwork network;
    private final ParameterUpdate update;
    private final MatrixPool memory = new MatrixPool();
    private boolean gathered;

    DenseTraining(DenseNetwork network, Optimiser optimiser) {
        this.network = network;
        network.network().initGradientsView();
        this.update = new ParameterUpdate(Updaters.of(optimiser), network.flat(), gatheredGradient());
        NativeThreads.acquire();
    }

    @Override
    public <T> T scoped(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            memory.giveBackAll();
        }
    }

    @Override
    public Batch batch(float[] rows, int columns) {
        Matrix batch = memory.take(rows.length / columns, columns);
        batch.write(rows, 0);
        return batch;
    }

    @Override
    public Batch batch(int rows, int columns, RowSource source) {
        Matrix batch = memory.take(rows, columns);
        Blocks.forEach(batch.length(), (scratch, from, count) -> {
            source.fill(from, scratch[0], count);
            batch.write(from, scratch[0], count);
        });
        return batch;
    }

    @Override
    public Batch combine(double[] factors, List<Batch> terms, float[] rowFactors) {
        Matrix[] matrices = terms.toArray(Matrix[]::new);
        Matrix result = memory.take(matrices[0].rows(), matrices[0].columns());
        Loops.combine(factors, matrices, rowFactors, result);
        return result;
    }

    @Override
    public Batch apply(Batch x) {
        return network.forward((Matrix) x, memory);
    }

    @Override
    public Pass pass(Batch x) {
        DensePass pass = new DensePass(network.layers(), (Matrix) x, memory);
        return new Pass() {
            @Override
            public Batch output() {
                return pass.output();
            }

            @Override
            public void backward(Batch outputError) {
                pass.backward((Matrix) outputError, false, gathered);
                gathered = true;
            }

            @Override
            public Batch backwardToInput(Batch outputError) {
                Matrix inputError = pass.backward((Matrix) outputError, true, gathered);
                gathered = true;
                return inputError;
            }
        };
    }

    /** The gradient gathered since the last step, [1 × count]. */
    INDArray gatheredGradient() {
        return network.network().getFlattenedGradients();
    }

    @Override
    public void step(double learningRate) {
        update.apply(learningRate);
        gathered = false;
    }

    @Override
    public float[] apply(float[] rows) {
        return network.apply(rows);
    }

    @Override
    public float[] parameters() {
        return network.parameters();
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        return network.appendTo(graph, input);
    }

    @Override
    public void close() {
        memory.close();
        NativeThreads.release();
    }
}
