package org.idem4j.tribuo.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.idem4j.tribuo.network.Projector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The configuration of a {@link FusedProjectorLayer}, n → n: its parameters are always given, in the {@link Projector}'s order. */
final class FusedProjector extends FeedForwardLayer {

    private static final long serialVersionUID = 1L;

    private final transient Projector projector;

    private FusedProjector(Builder builder) {
        super(builder);
        this.projector = builder.projector;
    }

    static FusedProjector of(Projector projector) {
        Builder builder = new Builder();
        builder.projector = projector;
        return builder.nIn(projector.dimension()).nOut(projector.dimension()).build();
    }

    Projector projector() {
        return projector;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        FusedProjectorLayer layer = new FusedProjectorLayer(configuration, projector, parameters);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new ProjectorParameters(projector);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = projector.parameterCount();
        return new LayerMemoryReport.Builder(layerName, FusedProjector.class, input, input)
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, 0, 0, 4L * projector.dimension())
                .cacheMemory(0, 0)
                .build();
    }

    /** Builds the configuration. */
    @SuppressWarnings("unchecked") // DL4J declares the result of build() by a free type variable
    private static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private Projector projector;

        @Override
        public FusedProjector build() {
            return new FusedProjector(this);
        }
    }
}
