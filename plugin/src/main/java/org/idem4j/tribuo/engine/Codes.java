package org.idem4j.tribuo.engine;

import org.idem4j.onnx.graph.OnnxGraph;

/**
 * The codes of rows in a network f = decode ∘ encode: the latent vectors of an encoder and a decoder, or the coordinates of
 * g(x) in the range of A where f = g⁻¹ ∘ A ∘ g. Applying them is safe from several threads at once.
 */
public interface Codes {

    /**
     * The length of a code.
     *
     * @return Its numbers.
     */
    int columns();

    /**
     * Whether a code tells what is wrong with a row; else it is that of the row when it has been repaired.
     *
     * @return True where the encoder is all that comes before.
     */
    default boolean ofGivenRows() {
        return true;
    }

    /**
     * The codes of rows.
     *
     * @param rows Row-major, [rows × n]; left as they are.
     * @return Row-major, [rows × columns].
     */
    float[] encode(float[] rows);

    /**
     * The rows that codes stand for.
     *
     * @param codes Row-major, [rows × columns]; left as they are.
     * @return Row-major, [rows × n].
     */
    float[] decode(float[] codes);

    /**
     * Writes the encoder into an ONNX graph.
     *
     * @param graph The graph under construction.
     * @param rows The name of the rows, [batch, n].
     * @return The name of the codes, [batch, columns].
     */
    String appendEncoder(OnnxGraph graph, String rows);

    /**
     * Writes the decoder into an ONNX graph.
     *
     * @param graph The graph under construction.
     * @param codes The name of the codes, [batch, columns].
     * @return The name of the rows, [batch, n].
     */
    String appendDecoder(OnnxGraph graph, String codes);

    /**
     * Writes f into an ONNX graph by way of the codes.
     *
     * @param graph The graph under construction.
     * @param rows The name of the rows, [batch, n].
     * @return The names of the codes and of f's rows.
     */
    default Appended appendTo(OnnxGraph graph, String rows) {
        String codes = appendEncoder(graph, rows);
        return new Appended(codes, appendDecoder(graph, codes));
    }

    /**
     * What f has given a graph.
     *
     * @param codes The name of the codes, [batch, columns].
     * @param output The name of f's rows, [batch, n].
     */
    record Appended(String codes, String output) {}
}
