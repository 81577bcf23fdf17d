package org.idem4j.onnx.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.idem4j.onnx.export.NetworkSteps.VertexStep;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.Translators;

/**
 * The sizes of images that preprocessors inside a network declare. DL4J refuses all others there, so they tell what the network's
 * input may be.
 *
 * @param declaring The steps that have such a preprocessor.
 * @param prefix The network up to the last of them.
 * @param translators What infers the types on the way.
 */
record DeclaredImages(List<Step> declaring, NetworkSteps prefix, Translators translators) {

    /** Larger images are not looked for. */
    private static final long LARGEST = 2048;

    static DeclaredImages of(NetworkSteps network, Translators translators) {
        List<Step> declaring = network.steps().stream()
                .filter(step -> !declaredBy(step).isEmpty())
                .toList();
        int last = declaring.isEmpty() ? 0 : network.steps().indexOf(declaring.get(declaring.size() - 1));
        return new DeclaredImages(
                declaring,
                new NetworkSteps(network.inputs(), network.steps().subList(0, last), network.outputs()),
                translators);
    }

    /** The sizes that a step's preprocessor takes, if it takes images of certain ones; none otherwise. */
    static List<NamedSize> declaredBy(Step step) {
        InputType taken = null;
        if (step instanceof LayerStep layer && layer.preProcessor() != null) {
            taken = NetworkInputs.takenBy(layer.preProcessor());
        } else if (step instanceof VertexStep vertex && vertex.vertex() instanceof PreprocessorVertex holder) {
            taken = NetworkInputs.takenBy(holder.getPreProcessor());
        }
        boolean certain =
                taken != null && isImage(taken) && NamedSize.of(taken).stream().allMatch(size -> size.size() > 0);
        return certain ? NamedSize.of(taken) : List.of();
    }

    static boolean isImage(InputType type) {
        return type instanceof InputType.InputTypeConvolutional || type instanceof InputType.InputTypeConvolutional3D;
    }

    /**
     * The sizes of the network's one input, if they are the same in all directions, that give the declared ones.
     *
     * @param input The input's type for a size of all that it leaves open.
     * @return For every direction but those in which any size does.
     * @throws IllegalArgumentException If there are none for one.
     */
    Map<String, TreeSet<Long>> fitting(LongFunction<InputType> input) {
        Map<String, TreeSet<Long>> fitting = new HashMap<>();
        boolean beyond = false;
        for (long size = 1; size <= LARGEST && !beyond; size++) {
            Map<String, Integer> compared = compared(input.apply(size));
            for (var direction : compared.entrySet()) {
                TreeSet<Long> sizes = fitting.computeIfAbsent(direction.getKey(), name -> new TreeSet<>());
                if (direction.getValue() == 0) {
                    sizes.add(size);
                }
            }
            beyond = !compared.isEmpty() && compared.values().stream().allMatch(sign -> sign > 0);
        }
        fitting.values().removeIf(sizes -> sizes.contains(LARGEST));
        if (fitting.values().stream().anyMatch(TreeSet::isEmpty)) {
            Step last = declaring.get(declaring.size() - 1);
            throw new IllegalArgumentException(last.where() + ": its preprocessor takes images of "
                    + NamedSize.words(declaredBy(last)) + ", which no input of up to " + LARGEST + " gives");
        }
        return fitting;
    }

    /** How what the declaring steps are given compares with what they declare, in every direction; none if a step can't be. */
    private Map<String, Integer> compared(InputType input) {
        ActivationTypes types;
        try {
            types = ActivationTypes.of(prefix, translators, List.of(input));
        } catch (IllegalArgumentException e) {
            return Map.of(); // smaller than a window, or not divisible as it must be
        }
        Map<String, Integer> compared = new HashMap<>();
        for (Step step : declaring) {
            List<NamedSize> declared = declaredBy(step);
            List<NamedSize> given =
                    NamedSize.of(types.activations().get(step.inputs().get(0)));
            for (int i = 0; declared.size() == given.size() && i < given.size(); i++) {
                if (!given.get(i).name().equals("channels")) {
                    int sign = Long.compare(given.get(i).size(), declared.get(i).size());
                    compared.merge(given.get(i).name(), sign, (one, other) -> one.equals(other) ? one : -1);
                }
            }
        }
        return compared;
    }
}
