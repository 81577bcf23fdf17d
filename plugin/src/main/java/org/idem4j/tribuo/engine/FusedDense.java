package org.idem4j.tribuo.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of a fully connected layer computed by {@link DenseKernel}: DL4J's parameters, in DL4J's order, its
 * activation functions and updaters, in floats. Dropout, weight noise, masks and constraints are not for it.
 */
final class FusedDense extends FeedForwardLayer {

    private static final long serialVersionUID = 1L;

    private FusedDense(Builder builder) {
        super(builder);
    }

    static FusedDense of(DenseLayer layer) {
        return new Builder()
                .nIn(layer.inputs())
                .nOut(layer.outputs())
                .activation(Activations.of(layer))
                .build();
    }

    /** A layer on the given parameters, outside a network. */
    static FusedDenseLayer on(INDArray parameters, DenseLayer layer) {
        NeuralNetConfiguration configuration = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO) // the parameters are given
                .layer(of(layer))
                .build();
        return (FusedDenseLayer)
                configuration.getLayer().instantiate(configuration, List.of(), 0, parameters, false, DataType.FLOAT);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        if (type != DataType.FLOAT || getIDropout() != null || getWeightNoise() != null) {
            throw new IllegalArgumentException("Layer " + index + " has the type " + type + ", dropout " + getIDropout()
                    + " and weight noise " + getWeightNoise()
                    + "; a fused layer computes in FLOAT and has none of these.");
        }
        FusedDenseLayer layer = new FusedDenseLayer(configuration);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
        layer.setParamTable(table);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DefaultParamInitializer.getInstance();
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(layerName, FusedDense.class, input, getOutputType(-1, input))
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, 0, 0, 2L * nOut)
                .cacheMemory(0, 0)
                .build();
    }

    /** Builds the configuration. */
    @SuppressWarnings("unchecked") // DL4J declares the result of build() by a free type variable
    static final class Builder extends FeedForwardLayer.Builder<Builder> {
        @Override
        public FusedDense build() {
            return new FusedDense(this);
        }
    }
}
