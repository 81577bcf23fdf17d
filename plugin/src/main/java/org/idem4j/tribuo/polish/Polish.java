package org.idem4j.tribuo.polish;

import java.util.List;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;

/**
 * McWeeny's corrector, p(x) = 3x² − 2x³ (Eq. 3), applied to a trained f as a function, h = 3f∘f − 2f∘f∘f, in place of more training: it brings
 * f closer to idempotence where f(f(x)) − f(x) is small already. Each time takes three applications of what the time before
 * gave.
 *
 * @param times How often, from 0, which leaves f as it is, to {@value #MAX_TIMES}.
 */
public record Polish(int times) {

    /** The most times: 27 applications of f. */
    public static final int MAX_TIMES = 3;

    /**
     * Checks the number.
     *
     * @param times From 0 to {@value #MAX_TIMES}.
     * @throws IllegalArgumentException If it is out of range.
     */
    public Polish {
        if (times < 0 || times > MAX_TIMES) {
            throw new IllegalArgumentException(
                    "A network can be polished 0 to " + MAX_TIMES + " times, not " + times + ".");
        }
    }

    /**
     * What an application of h costs.
     *
     * @return The applications of f, 3<sup>times</sup>.
     */
    public int applications() {
        return (int) Math.pow(3, times);
    }

    /**
     * Applies h.
     *
     * @param f f on rows, which it leaves as they are.
     * @param rows The rows; left as they are.
     * @return h of every row.
     */
    public float[] apply(UnaryOperator<float[]> f, float[] rows) {
        if (times == 0) {
            return f.apply(rows);
        }
        Polish before = new Polish(times - 1);
        float[] second = before.apply(f, before.apply(f, rows));
        float[] third = before.apply(f, second);
        float[] polished = new float[rows.length];
        for (int i = 0; i < polished.length; i++) {
            // 3b − 2c in the form that rounds nothing where b = c
            float difference = second[i] - third[i];
            polished[i] = second[i] + (difference + difference);
        }
        return polished;
    }

    /**
     * Writes h into an ONNX graph; the constants of f are in it once.
     *
     * @param f Appends f.
     * @param graph The graph under construction.
     * @param input The name of the value that h takes.
     * @return The name of the value that h gives.
     */
    public String appendTo(SelfMapGraph.Appender f, OnnxGraph graph, String input) {
        if (times == 0) {
            return f.appendTo(graph, input);
        }
        Polish before = new Polish(times - 1);
        List<String> powers = graph.iterate((inner, x) -> before.appendTo(f, inner, x), input, 3);
        String difference = graph.node("Sub", powers.get(1), powers.get(2));
        return graph.node("Add", powers.get(1), graph.node("Add", difference, difference));
    }
}
