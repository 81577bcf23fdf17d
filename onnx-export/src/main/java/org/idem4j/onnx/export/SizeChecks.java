package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.idem4j.onnx.export.translation.NamedSize;

/** Sizes that DL4J refuses when it computes, not when it makes the network: an exported file would compute something else there. */
final class SizeChecks {

    private static final String REMEDY = "; DL4J refuses that when it computes, so correct one of them";

    private SizeChecks() {}

    /** One sentence for each step that is given other sizes than it says it takes, as far as they are known. */
    static List<String> obstacles(NetworkSteps network, ActivationShapes shapes) {
        List<String> obstacles = new ArrayList<>();
        for (Step step : network.steps()) {
            List<NamedSize> given = shapes.sizes(step.inputs().get(0));
            List<NamedSize> declared = DeclaredImages.declaredBy(step);
            if (!fits(declared, given)) {
                obstacles.add(step.where() + ": its preprocessor takes images of " + NamedSize.words(declared)
                        + ", but is given " + NamedSize.words(given) + REMEDY);
            } else if (step instanceof LayerStep layer) {
                obstacles.addAll(inputs(layer, given, shapes));
            }
        }
        return obstacles;
    }

    private static List<String> inputs(LayerStep step, List<NamedSize> given, ActivationShapes shapes) {
        List<NamedSize> taken = step.preProcessor() == null ? given : shapes.preProcessedSizes(step.name());
        long needed = NetworkInputs.inputsOf(step.configuration());
        return taken.stream()
                .filter(size -> size.name().equals("features") || size.name().equals("channels"))
                .filter(size -> needed > 0 && size.size() >= 0 && size.size() != needed)
                .map(size -> step.where() + ": it takes " + needed + " " + size.name() + " (nIn), but is given "
                        + size.size() + (step.preProcessor() == null ? "" : ", of " + NamedSize.words(given)) + REMEDY)
                .toList();
    }

    private static boolean fits(List<NamedSize> declared, List<NamedSize> given) {
        return declared.size() != given.size()
                || IntStream.range(0, given.size())
                        .allMatch(i -> given.get(i).size() < 0
                                || given.get(i).size() == declared.get(i).size());
    }
}
