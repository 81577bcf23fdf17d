package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.Translators;

/**
 * The shapes of a network's activations, as far as they follow from the inputs' types. Types are inferred from sizes only: what
 * comes out the same for two sizes of the unknown dimensions of the inputs is known, what changes is dynamic.
 *
 * @param small The types for the smaller sizes.
 * @param large The types for the larger ones.
 * @param rows What the rows of the activations are.
 */
record ActivationShapes(ActivationTypes small, ActivationTypes large, ActivationRows rows) {

    /** Large, so that strides leave a difference. */
    private static final long SMALL = 960;

    private static final long LARGE = 2 * SMALL;

    /** How many sizes to try: a layer of mode Strict takes only such as its stride divides. */
    private static final int TRIES = 64;

    /**
     * Infers the shapes.
     *
     * @throws IllegalArgumentException If the inputs' types are not known or do not fit; the message names the place.
     */
    static ActivationShapes of(NetworkSteps network, Translators translators, List<InputType> given) {
        OpenInputs inputs = OpenInputs.of(inputs(network, given), DeclaredImages.of(network, translators));
        Inferred small = infer(network, translators, inputs.small(), SMALL);
        Inferred large = infer(network, translators, inputs.large(), LARGE);
        if (small.types() != null && large.types() != null) {
            return new ActivationShapes(small.types(), large.types(), ActivationRows.of(network, small.types()));
        } else if (small.types() == null && large.types() == null) {
            throw new IllegalArgumentException(OpenSizes.hidden(small.failure(), large.failure()));
        }
        throw new IllegalArgumentException(
                "The network takes only some sizes of those that its inputs leave open; give the input types");
    }

    /** The types for one choice of sizes, or what stands against all that were tried. */
    private record Inferred(ActivationTypes types, String failure) {}

    private static List<LongFunction<InputType>> inputs(NetworkSteps network, List<InputType> given) {
        if (!given.isEmpty() && given.size() != network.inputs().size()) {
            throw new IllegalArgumentException("The network has the inputs " + network.inputs() + ", but "
                    + given.size() + " input types are given.");
        }
        List<LongFunction<InputType>> types = new ArrayList<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            String name = network.inputs().get(i);
            types.add(
                    given.isEmpty()
                            ? NetworkInputs.told(network, name)
                                    .orElseThrow(() -> new IllegalArgumentException("input '" + name
                                            + "': the network does not tell its shape; give the input types"))
                            : NetworkInputs.sized(given.get(i)));
        }
        return types;
    }

    private static Inferred infer(
            NetworkSteps network, Translators translators, List<LongFunction<InputType>> inputs, long from) {
        String first = null;
        for (long size = from; size < from + TRIES; size++) {
            long at = size;
            try {
                List<InputType> sized =
                        inputs.stream().map(type -> type.apply(at)).toList();
                return new Inferred(ActivationTypes.of(network, translators, sized), null);
            } catch (IllegalArgumentException e) {
                first = first == null ? e.getMessage() : first;
            }
        }
        return new Inferred(null, first);
    }

    /** The shape of what an input or a step gives. */
    long[] given(String name) {
        return shape(small.activations().get(name), large.activations().get(name));
    }

    /** The shape of what a step's preprocessor gives. */
    long[] preProcessed(String step) {
        return shape(small.preProcessed().get(step), large.preProcessed().get(step));
    }

    /** The sizes of what an input or a step gives, after the batch; −1 where unknown. */
    List<NamedSize> sizes(String name) {
        return sizes(small.activations().get(name), large.activations().get(name));
    }

    /** The sizes of what a step's preprocessor gives. */
    List<NamedSize> preProcessedSizes(String step) {
        return sizes(small.preProcessed().get(step), large.preProcessed().get(step));
    }

    private static long[] shape(InputType small, InputType large) {
        return LongStream.concat(LongStream.of(-1), sizes(small, large).stream().mapToLong(NamedSize::size))
                .toArray();
    }

    private static List<NamedSize> sizes(InputType small, InputType large) {
        List<NamedSize> sizes = NamedSize.of(small);
        List<NamedSize> others = NamedSize.of(large);
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> sizes.get(i).size() > 0 && sizes.get(i).equals(others.get(i))
                        ? sizes.get(i)
                        : new NamedSize(sizes.get(i).name(), -1))
                .toList();
    }
}
