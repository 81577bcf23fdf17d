package org.idem4j.tribuo.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.idem4j.tribuo.network.Projector;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * DL4J's view of a projector network's parameters: those of all couplings, and those of the projection.
 *
 * @param projector The network.
 */
record ProjectorParameters(Projector projector) implements ParamInitializer {

    static final String COUPLINGS = "couplings";
    static final String PROJECTION = "projection";

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return projector.parameterCount();
    }

    @Override
    public long numParams(Layer layer) {
        return projector.parameterCount();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(COUPLINGS, PROJECTION);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray parameters, boolean initialise) {
        paramKeys(configuration.getLayer()).forEach(configuration::addVariable);
        return getGradientsFromFlattened(configuration, parameters);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray flat) {
        int all = projector.parameterCount();
        int ofCouplings = all - projector.projection().parameterCount();
        Map<String, INDArray> views = new LinkedHashMap<>();
        views.put(COUPLINGS, part(flat, 0, ofCouplings));
        views.put(PROJECTION, part(flat, ofCouplings, all));
        return views;
    }

    /** Some of a flat array's values, in the same memory. */
    static INDArray part(INDArray flat, long from, long to) {
        return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to));
    }
}
