package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
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
        List<LongFunction<InputType>> inputs = inputs(network, given);
        Inferred small = infer(network, translators, inputs, SMALL);
        Inferred large = infer(network, translators, inputs, LARGE);
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

    private static long[] shape(InputType small, InputType large) {
        List<NamedSize> sizes = NamedSize.of(small);
        List<NamedSize> others = NamedSize.of(large);
        long[] shape = new long[1 + sizes.size()];
        shape[0] = -1;
        for (int i = 0; i < sizes.size(); i++) {
            long size = sizes.get(i).size();
            shape[1 + i] = size > 0 && size == others.get(i).size() ? size : -1;
        }
        return shape;
    }
}
