package org.idem4j.onnx.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** Which translator serves which input preprocessor, by its class. Immutable. */
public final class PreProcessorTranslators {

    private static final PreProcessorTranslators STANDARD =
            new PreProcessorTranslators(new ClassMap<>(StandardPreProcessors.all()));

    private final ClassMap<PreProcessorTranslator> translators;

    private PreProcessorTranslators(ClassMap<PreProcessorTranslator> translators) {
        this.translators = translators;
    }

    /**
     * The translators that come with this module.
     *
     * @return The standard set.
     */
    public static PreProcessorTranslators standard() {
        return STANDARD;
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

    InputType outputType(InputPreProcessor preProcessor, InputType input) {
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
