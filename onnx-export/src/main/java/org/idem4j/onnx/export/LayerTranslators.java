package org.idem4j.onnx.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

/** Which translator serves which layer, by the class of its configuration. Immutable. */
public final class LayerTranslators {

    private static final LayerTranslators STANDARD = new LayerTranslators(new LinkedHashMap<>())
            .with(DenseLayer.class, new DenseTranslator())
            .with(OutputLayer.class, new DenseTranslator())
            .with(LossLayer.class, new ActivationLayerTranslator())
            .with(ActivationLayer.class, new ActivationLayerTranslator())
            .with(DropoutLayer.class, new ActivationLayerTranslator());

    private final Map<Class<? extends Layer>, LayerTranslator> byConfiguration;

    private LayerTranslators(Map<Class<? extends Layer>, LayerTranslator> byConfiguration) {
        this.byConfiguration = byConfiguration;
    }

    /**
     * The translators that come with this module.
     *
     * @return The standard set.
     */
    public static LayerTranslators standard() {
        return STANDARD;
    }

    /**
     * The same with one more translator, or another one in its place.
     *
     * @param configuration The class of the layer's configuration; subclasses need their own.
     * @param translator What translates it.
     * @return A new set.
     */
    public LayerTranslators with(Class<? extends Layer> configuration, LayerTranslator translator) {
        Map<Class<? extends Layer>, LayerTranslator> extended = new LinkedHashMap<>(byConfiguration);
        extended.put(configuration, translator);
        return new LayerTranslators(extended);
    }

    /**
     * The same with a kind of layer translated as another one is.
     *
     * @param configuration The class of the layer's configuration.
     * @param as The class whose translator serves it too.
     * @return A new set.
     * @throws IllegalArgumentException If that class has no translator.
     */
    public LayerTranslators withSame(Class<? extends Layer> configuration, Class<? extends Layer> as) {
        LayerTranslator translator = byConfiguration.get(as);
        if (translator == null) {
            throw new IllegalArgumentException("There is no translator for " + as.getName() + ".");
        }
        return with(configuration, translator);
    }

    /**
     * The translator of a layer.
     *
     * @param configuration The layer's configuration.
     * @return Its translator, if there is one.
     */
    public Optional<LayerTranslator> of(Layer configuration) {
        return Optional.ofNullable(byConfiguration.get(configuration.getClass()));
    }
}
