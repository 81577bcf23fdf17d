package org.idem4j.tribuo.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Trains a {@link DenseNetwork} by external errors. What a step allocates lies in one workspace, reused by the next step
 * and freed by {@link #close()}.
 */
final class DenseTraining implements TrainableNetwork {

    private static final AtomicLong WORKSPACES = new AtomicLong();
    private static final WorkspaceConfiguration GROWING = WorkspaceConfiguration.builder()
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .overallocationLimit(0.1)
            .build();

    private final DenseNetwork network;
    private final IUpdater rule;
    private final GradientUpdater<?> updater;
    private final INDArray gradient;
    private final String workspace = "idem4j-training-" + WORKSPACES.incrementAndGet();
    private final LayerWorkspaceMgr memory =
            LayerWorkspaceMgr.builder().defaultWorkspace(workspace, GROWING).build();
    private boolean gathered;
    private int steps;

    DenseTraining(DenseNetwork network, Optimiser optimiser) {
        this.network = network;
        this.rule = Updaters.of(optimiser);
        INDArray parameters = network.flat();
        this.gradient = Nd4j.create(parameters.dataType(), parameters.shape());
        long state = rule.stateSize(parameters.length());
        this.updater = rule.instantiate(state == 0 ? null : Nd4j.create(parameters.dataType(), 1, state), true);
    }

    @Override
    public <T> T scoped(Supplier<T> work) {
        MemoryWorkspace scope = Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWING, workspace);
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    @Override
    public Batch batch(float[] rows, int columns) {
        return new NdBatch(Nd4j.createFromArray(rows)
                .reshape(rows.length / columns, columns)
                .castTo(gradient.dataType()));
    }

    @Override
    public Batch apply(Batch x) {
        MultiLayerNetwork twin = network.borrow();
        try {
            return new NdBatch(DenseNetwork.forward(twin, NdBatch.arrayOf(x), memory, false));
        } finally {
            network.giveBack(twin);
        }
    }

    @Override
    public Pass pass(Batch x) {
        MultiLayerNetwork twin = network.borrow();
        Batch y = new NdBatch(DenseNetwork.forward(twin, NdBatch.arrayOf(x), memory, false));
        return new Pass() {
            @Override
            public Batch output() {
                return y;
            }

            @Override
            public Batch backward(Batch outputError) {
                return new NdBatch(backpropagate(twin, NdBatch.arrayOf(outputError)));
            }

            @Override
            public void close() {
                network.giveBack(twin);
            }
        };
    }

    private INDArray backpropagate(MultiLayerNetwork twin, INDArray outputError) {
        if (twin.getFlattenedGradients() == null) {
            twin.initGradientsView();
        }
        INDArray error = outputError;
        Layer[] layers = twin.getLayers();
        for (int i = layers.length - 1; i >= 0; i--) {
            error = layers[i].backpropGradient(error, memory).getSecond();
        }
        if (gathered) {
            gradient.addi(twin.getFlattenedGradients());
        } else {
            gradient.assign(twin.getFlattenedGradients());
            gathered = true;
        }
        return error;
    }

    /** The gradient gathered since the last step, [1 × count]; for tests. */
    INDArray gatheredGradient() {
        return gradient;
    }

    @Override
    public void step(double learningRate) {
        rule.setLrAndSchedule(learningRate, null);
        updater.applyUpdater(gradient, steps++, 0);
        network.flat().subi(gradient);
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
        MemoryWorkspace scope = Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(GROWING, workspace);
        Nd4j.getWorkspaceManager().destroyWorkspace(scope);
    }
}
