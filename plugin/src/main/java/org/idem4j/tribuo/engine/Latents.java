package org.idem4j.tribuo.engine;

import org.idem4j.onnx.graph.OnnxGraph;

/**
 * The latent rows h = g(x) of a network f = g⁻¹ ∘ A ∘ g. Its couplings are additive, so g keeps volumes: the density of h is
 * that of x. Applying it is safe from several threads at once.
 */
public interface Latents {

    /**
     * Applies g.
     *
     * @param rows Row-major, [rows × n]; left as they are.
     * @return g of every row, the same shape.
     */
    float[] apply(float[] rows);

    /**
     * Writes f into an ONNX graph, as {@link Network#appendTo} does, and tells where it passes through g.
     *
     * @param graph The graph under construction.
     * @param input The name of the value that f takes, [batch, n].
     * @return The names of the values that g and f give.
     */
    Appended appendTo(OnnxGraph graph, String input);

    /**
     * What a network has given a graph.
     *
     * @param latent The name of g's value, [batch, n].
     * @param output The name of f's value, [batch, n].
     */
    record Appended(String latent, String output) {}
}
