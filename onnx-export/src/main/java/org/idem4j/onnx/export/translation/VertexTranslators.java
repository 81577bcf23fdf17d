package org.idem4j.onnx.export.translation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.graph.GraphVertex;

/** Which translator serves which vertex of a computation graph, by the class of its configuration. Immutable. */
public final class VertexTranslators {

    private final ClassMap<VertexTranslator> translators;

    /**
     * A set of translators.
     *
     * @param byClass By the class of the configuration.
     */
    public VertexTranslators(Map<Class<?>, VertexTranslator> byClass) {
        this(new ClassMap<>(byClass));
    }

    private VertexTranslators(ClassMap<VertexTranslator> translators) {
        this.translators = translators;
    }

    /**
     * The same with one more translator, or another one in its place.
     *
     * @param vertex The class of its configuration; subclasses need their own.
     * @param translator What translates it.
     * @return A new set.
     */
    public VertexTranslators with(Class<? extends GraphVertex> vertex, VertexTranslator translator) {
        return new VertexTranslators(translators.with(vertex, translator));
    }

    /**
     * The translator of a vertex.
     *
     * @param vertex The configuration of the vertex.
     * @return Its translator, if there is one.
     */
    public Optional<VertexTranslator> of(GraphVertex vertex) {
        return translators.of(vertex.getClass());
    }

    /**
     * The vertices that have a translator.
     *
     * @return The classes of their configurations.
     */
    public Set<Class<?>> covered() {
        return translators.covered();
    }
}
