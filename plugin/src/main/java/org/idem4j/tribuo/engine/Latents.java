package org.idem4j.tribuo.engine;

import org.idem4j.onnx.graph.OnnxGraph;

/**
 * The latent rows of a network f = d ∘ e: those that its encoder e gives and its decoder d takes. Of a projector network
 * f = g⁻¹ ∘ A ∘ g they are g(x), and d is g⁻¹ ∘ A; its couplings are additive, so g keeps volumes: the density of g(x) is that
 * of x. Applying both is safe from several threads at once.
 */
public interface Latents {

    /**
     * The columns of a latent row.
     *
     * @return How many.
     */
    int dimension();

    /**
     * Applies e.
     *
     * @param rows Row-major, [rows × n]; left as they are.
     * @return e of every row, [rows × {@link #dimension()}].
     */
    float[] apply(float[] rows);

    /**
     * Applies d, which takes e(x) to f(x).
     *
     * @param latent Row-major, [rows × {@link #dimension()}]; left as they are.
     * @return d of every row, [rows × n].
     */
    float[] decode(float[] latent);

    /**
     * Writes f into an ONNX graph, as {@link Network#appendTo} does, and tells where it passes through g.
     *
     * @param graph The graph under construction.
     * @param input The name of the value that f takes, [batch, n].
     * @return The names of the values that g and f give.
     */
    Appended appendTo(OnnxGraph graph, String input);

    /**
     * Writes f into an ONNX graph, as {@link Network#appendTo} does, and tells a value between e and d.
     *
     * @param graph The graph under construction.
     * @param input The name of the value that f takes, [batch, n].
     * @return The value, of which alone f's follows.
     */
    Between appendThrough(OnnxGraph graph, String input);

    /**
     * A value between e and d in a graph.
     *
     * @param value Its name, [batch, {@link #dimension()}].
     * @param offset What it lacks of e's value, per column.
     * @param output The name of f's value, [batch, n].
     */
    record Between(String value, float[] offset, String output) {}

    /**
     * What a network has given a graph.
     *
     * @param latent The name of g's value, [batch, n].
     * @param output The name of f's value, [batch, n].
     */
    record Appended(String latent, String output) {}
}
