package org.idem4j.onnx.export.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;

/**
 * Which translator serves which layer, by the class of its configuration. DL4J's wrapper layers give out the configuration
 * of the layer inside, hence they are known by the class of the layer itself. Immutable.
 */
public final class LayerTranslators {

    private final ClassMap<LayerTranslator> translators;

    /**
     * A set of translators.
     *
     * @param byClass By the class of the configuration, for wrappers by that of the layer itself.
     */
    public LayerTranslators(Map<Class<?>, LayerTranslator> byClass) {
        this(new ClassMap<>(byClass));
    }

    private LayerTranslators(ClassMap<LayerTranslator> translators) {
        this.translators = translators;
    }

    /**
     * The same with one more translator, or another one in its place.
     *
     * @param configuration The class of the layer's configuration; subclasses need their own.
     * @param translator What translates it.
     * @return A new set.
     */
    public LayerTranslators with(Class<? extends Layer> configuration, LayerTranslator translator) {
        return new LayerTranslators(translators.with(configuration, translator));
    }

    /**
     * The same with one more translator of a wrapper, or another one in its place.
     *
     * @param wrapper The class of the layer that wraps another; subclasses need their own.
     * @param translator What translates it.
     * @return A new set.
     */
    public LayerTranslators withWrapper(Class<? extends BaseWrapperLayer> wrapper, LayerTranslator translator) {
        return new LayerTranslators(translators.with(wrapper, translator));
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
        return new LayerTranslators(translators.withSame(configuration, as));
    }

    /**
     * The translator of a layer.
     *
     * @param layer The layer.
     * @return Its translator, if there is one.
     */
    public Optional<LayerTranslator> of(org.deeplearning4j.nn.api.Layer layer) {
        return translators.of(kind(layer));
    }

    /**
     * Why a layer can't be translated.
     *
     * @param layer The layer.
     * @param opset The version of ONNX's operators.
     * @return The reasons, none if it can.
     */
    public List<String> obstacles(org.deeplearning4j.nn.api.Layer layer, int opset) {
        return of(layer)
                .map(translator -> translator.obstacles(layer, this, opset))
                .orElseGet(() -> List.of(Refusals.reason(kind(layer))));
    }

    /**
     * What a layer gives.
     *
     * @param layer The layer.
     * @param configuration Its configuration.
     * @param input What it takes.
     * @return What it gives, as its translator or else DL4J infers it.
     * @throws RuntimeException If it can't take that.
     */
    public InputType outputType(org.deeplearning4j.nn.api.Layer layer, Layer configuration, InputType input) {
        Layer inside = frozen(configuration);
        if (inside != null) {
            return outputType(((BaseWrapperLayer) layer).getUnderlying(), inside, input);
        }
        return of(layer)
                .map(translator -> translator.outputType(configuration, input))
                .orElseGet(() -> configuration.clone().getOutputType(0, input));
    }

    /** The layer that training leaves alone in another one, or null. */
    private static Layer frozen(Layer configuration) {
        if (configuration instanceof FrozenLayer frozen) {
            return frozen.getLayer();
        }
        return configuration instanceof FrozenLayerWithBackprop frozen ? frozen.getUnderlying() : null;
    }

    /**
     * The layers that have a translator.
     *
     * @return The classes of their configurations, for wrappers of the layers themselves.
     */
    public Set<Class<?>> covered() {
        return translators.covered();
    }

    private static Class<?> kind(org.deeplearning4j.nn.api.Layer layer) {
        return layer instanceof BaseWrapperLayer
                ? layer.getClass()
                : layer.conf().getLayer().getClass();
    }
}
