package org.idem4j.onnx.export.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * The sliding window of a convolution or a pooling.
 *
 * @param axes How it slides along each.
 */
record Window(List<WindowAxis> axes) {

    /** A value and the padding that the operator which takes it has to add, ONNX's {@code pads}. */
    record Padded(String value, long[] pads) {}

    /** DL4J's arrays may be longer than the layer has dimensions. */
    static Window of(int dimensions, ConvolutionMode mode, int[] kernel, int[] stride, int[] dilation, int[] padding) {
        return new Window(IntStream.range(0, dimensions)
                .mapToObj(i -> new WindowAxis(mode, kernel[i], stride[i], dilation[i], padding[i]))
                .toList());
    }

    long[] each(ToLongFunction<WindowAxis> property) {
        return axes.stream().mapToLong(property).toArray();
    }

    boolean dilated() {
        return axes.stream().anyMatch(axis -> axis.dilation() > 1);
    }

    /** The number of places in the window. */
    long places() {
        return axes.stream().mapToLong(WindowAxis::kernel).reduce(1, Math::multiplyExact);
    }

    /** The sizes of what comes out of the convolution or pooling. */
    long[] output(long[] sizes) {
        return IntStream.range(0, axes.size())
                .mapToLong(i -> axes.get(i).output(sizes[i]))
                .toArray();
    }

    /** Whether the padding is known when the network is exported, for sizes of which −1 is not known. */
    private boolean padsKnown(long[] sizes) {
        return IntStream.range(0, axes.size()).noneMatch(i -> axes.get(i).padsBySize() && sizes[i] < 0);
    }

    /** Whether the padding is known and what ONNX's Conv can add. */
    boolean convPads(long[] sizes) {
        return padsKnown(sizes) && Arrays.stream(pads(sizes)).allMatch(pad -> pad >= 0);
    }

    /** Whether the padding is known and what ONNX Runtime's poolings can add: less than the kernel. */
    boolean poolPads(long[] sizes) {
        return convPads(sizes)
                && IntStream.range(0, axes.size())
                        .allMatch(i -> axes.get(i).before(sizes[i])
                                        < axes.get(i).kernel()
                                && axes.get(i).after(sizes[i]) < axes.get(i).kernel());
    }

    /** The known padding: at the beginning of each axis, then at the end of each. */
    long[] pads(long[] sizes) {
        LongStream before =
                IntStream.range(0, axes.size()).mapToLong(i -> axes.get(i).before(sizes[i]));
        LongStream after =
                IntStream.range(0, axes.size()).mapToLong(i -> axes.get(i).after(sizes[i]));
        return LongStream.concat(before, after).toArray();
    }

    /** Leaves the padding to Conv if that can add it, and appends it otherwise. */
    Padded pad(Translation translation, String value, long[] sizes) {
        return convPads(sizes)
                ? new Padded(value, pads(sizes))
                : new Padded(padded(translation, value, sizes, 0), new long[2 * axes.size()]);
    }

    /**
     * Appends the padding as an operator of its own.
     *
     * @param value A value with its channels first.
     * @param sizes Its sizes, −1 where not known.
     * @param fill What to pad with.
     */
    String padded(Translation translation, String value, long[] sizes, double fill) {
        OnnxGraph graph = translation.graph();
        String outer = graph.constant("outer", new long[2]);
        String before;
        String after;
        if (padsKnown(sizes)) {
            long[] pads = pads(sizes);
            before = graph.constant("before", Arrays.copyOf(pads, axes.size()));
            after = graph.constant("after", Arrays.copyOfRange(pads, axes.size(), pads.length));
        } else {
            String total = samePadding(graph, value);
            before = graph.node("Div", total, graph.constant("two", new long[] {2}));
            after = graph.node("Sub", total, before);
        }
        String pads = graph.concat(List.of(outer, before, outer, after), 0);
        return graph.node("Pad", value, pads, graph.scalar("fill", fill));
    }

    /** ⌊(size − 1) / stride⌋ · stride + extent − size for each axis, computed at run time. */
    private String samePadding(OnnxGraph graph, String value) {
        String size = graph.slice(graph.node("Shape", value), new long[] {2}, new long[] {Long.MAX_VALUE}, 0);
        String last = graph.node("Sub", size, graph.constant("one", new long[] {1}));
        String stride = graph.constant("stride", each(WindowAxis::stride));
        String start = graph.node("Mul", graph.node("Div", last, stride), stride);
        String covered = graph.node("Add", start, graph.constant("extent", each(WindowAxis::extent)));
        return graph.node("Sub", covered, size);
    }

    /** The attributes that ONNX's operators with a window share. */
    Map<String, Object> attributes(long[] pads) {
        return new TreeMap<>(Map.of(
                "kernel_shape", each(WindowAxis::kernel),
                "strides", each(WindowAxis::stride),
                "pads", pads));
    }
}
