package org.idem4j.tribuo.engine;

import java.util.Optional;
import org.idem4j.onnx.graph.OnnxGraph;

/** A function f: R<sup>n</sup> → R<sup>m</sup> with parameters θ, m = n in a self-map. Applying it is safe from several threads at once. */
public interface Network {

    /**
     * Applies f.
     *
     * @param rows Row-major, [rows × n]; left as they are.
     * @return f of every row, row-major, [rows × m].
     */
    float[] apply(float[] rows);

    /**
     * The parameters θ.
     *
     * @return A copy, in the architecture's order.
     */
    float[] parameters();

    /**
     * Writes f into an ONNX graph.
     *
     * @param graph The graph under construction.
     * @param input The name of the value that f takes, [batch, n].
     * @return The name of the value that f gives, [batch, m].
     */
    String appendTo(OnnxGraph graph, String input);

    /**
     * What lies between g and A where f = g⁻¹ ∘ A ∘ g.
     *
     * @return Empty for a network of another form, and for one in training.
     */
    default Optional<Latents> latents() {
        return Optional.empty();
    }

    /**
     * The codes that f makes on its way.
     *
     * @return Empty for a network that makes none, and for one in training.
     */
    default Optional<Codes> codes() {
        return Optional.empty();
    }
}
