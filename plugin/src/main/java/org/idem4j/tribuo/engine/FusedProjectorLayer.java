package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Projector;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Projector} as one layer of DL4J's, made of {@link FusedDenseLayer}s on views of its parameters. Our own training
 * goes through its {@link #wiring}; around it stands DL4J's face, so that a network of this layer does all that DL4J's
 * networks do.
 */
final class FusedProjectorLayer extends BaseLayer<FusedProjector> {

    private static final long serialVersionUID = 1L;

    private final transient CouplingWiring wiring;

    FusedProjectorLayer(NeuralNetConfiguration configuration, Projector projector, INDArray parameters) {
        super(configuration, DataType.FLOAT);
        List<CouplingNet> couplings = new ArrayList<>();
        int from = 0;
        for (Coupling coupling : projector.couplings()) {
            List<FusedDenseLayer> net = new ArrayList<>();
            for (DenseLayer layer : coupling.net()) {
                int to = from + layer.parameterCount();
                net.add(FusedDense.on(ProjectorParameters.part(parameters, from, to), layer));
                from = to;
            }
            couplings.add(new CouplingNet(columns(coupling.read()), columns(coupling.shifted()), new Chain(net)));
        }
        INDArray projection = ProjectorParameters.part(parameters, from, parameters.length());
        ProjectionMemory memory = new ProjectionMemory(projector.projection(), Matrix.pointer(projection));
        this.wiring = new CouplingWiring(couplings, memory.working(), memory);
    }

    private static int[] columns(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    CouplingWiring wiring() {
        return wiring;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        super.setBackpropGradientsViewArray(gradients);
        long from = 0;
        for (CouplingNet coupling : wiring.couplings()) {
            for (FusedDenseLayer layer : coupling.net().layers()) {
                layer.setBackpropGradientsViewArray(
                        ProjectorParameters.part(gradients, from, from + layer.numParams()));
                from += layer.numParams();
            }
        }
        wiring.projection().gradientTo(Matrix.pointer(gradientViews.get(ProjectorParameters.PROJECTION)));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
        assertInputSet(false);
        try (MatrixPool pool = new MatrixPool()) {
            Wiring used = training ? wiring : wiring.served();
            return output(memory, ArrayType.ACTIVATIONS, used.forward(Matrix.of(input), pool));
        }
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
        assertInputSet(true);
        List<FusedDenseLayer> layers = wiring.layers();
        int rows = (int) input.size(0);
        GradientShare[] shares = layers.stream()
                .map(layer -> layer.layerGradient().onlyShare(rows))
                .toArray(GradientShare[]::new);
        INDArray atInput;
        try (MatrixPool pool = new MatrixPool()) {
            Matrix error = (Matrix) wiring.pass(Matrix.of(input), shares, pool).backwardToInput(Matrix.of(epsilon));
            atInput = output(memory, ArrayType.ACTIVATION_GRAD, error);
        }
        for (int i = 0; i < shares.length; i++) {
            layers.get(i).layerGradient().merge(List.of(shares[i]), false);
        }
        wiring.gathered();
        Gradient found = new DefaultGradient();
        gradientViews.forEach((key, gradient) -> found.gradientForVariable().put(key, gradient));
        return new Pair<>(found, atInput);
    }

    private static INDArray output(LayerWorkspaceMgr memory, ArrayType type, Matrix rows) {
        return memory.createUninitialized(type, DataType.FLOAT, new long[] {rows.rows(), rows.columns()}, 'c')
                .assign(rows.array());
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {
        // There is no weight noise.
    }
}
