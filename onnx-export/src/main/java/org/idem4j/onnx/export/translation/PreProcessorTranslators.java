package org.idem4j.onnx.export.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** Which translator serves which input preprocessor, by its class. Immutable. */
public final class PreProcessorTranslators {

    private final ClassMap<PreProcessorTranslator> translators;

    /**
     * A set of translators.
     *
     * @param byClass By their class.
     */
    public PreProcessorTranslators(Map<Class<?>, PreProcessorTranslator> byClass) {
        this(new ClassMap<>(byClass));
    }

    private PreProcessorTranslators(ClassMap<PreProcessorTranslator> translators) {
        this.translators = translators;
    }

    /**
     * The same with one more translator, or another one in its place.
     *
     * @param preProcessor The class of the preprocessor; subclasses need their own.
     * @param translator What translates it.
     * @return A new set.
     */
    public PreProcessorTranslators with(
            Class<? extends InputPreProcessor> preProcessor, PreProcessorTranslator translator) {
        return new PreProcessorTranslators(translators.with(preProcessor, translator));
    }

    /**
     * The translator of a preprocessor.
     *
     * @param preProcessor The preprocessor.
     * @return Its translator, if there is one.
     */
    public Optional<PreProcessorTranslator> of(InputPreProcessor preProcessor) {
        return translators.of(preProcessor.getClass());
    }

    /**
     * Why a preprocessor can't be translated.
     *
     * @param preProcessor The preprocessor.
     * @param opset The version of ONNX's operators.
     * @return The reasons, none if it can.
     */
    public List<String> obstacles(InputPreProcessor preProcessor, int opset) {
        return of(preProcessor)
                .map(translator -> translator.obstacles(preProcessor, this, opset))
                .orElseGet(() -> List.of("its input preprocessor "
                        + preProcessor.getClass().getName() + " has no translator; register one"));
    }

    /**
     * What a preprocessor gives.
     *
     * @param preProcessor The preprocessor.
     * @param input What it takes.
     * @return What it gives, as its translator or else DL4J infers it.
     * @throws RuntimeException If it can't take that.
     */
    public InputType outputType(InputPreProcessor preProcessor, InputType input) {
        return of(preProcessor)
                .map(translator -> translator.outputType(preProcessor, this, input))
                .orElseGet(() -> preProcessor.getOutputType(input));
    }

    /**
     * The preprocessors that have a translator.
     *
     * @return Their classes.
     */
    public Set<Class<?>> covered() {
        return translators.covered();
    }
}
