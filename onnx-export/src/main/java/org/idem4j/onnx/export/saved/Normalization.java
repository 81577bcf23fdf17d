package org.idem4j.onnx.export.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.idem4j.onnx.export.Surroundings;

/**
 * What is done about the normaliser in a zip.
 *
 * @param zip The zip.
 * @param file What to call it.
 * @param choice What the user wants.
 */
record Normalization(NetworkZip zip, Path file, NormalizerChoice choice) {

    private static final String ALONE =
            "--normalizer ignore exports the network alone, for input that it has normalised.";

    /** What the user should know of a normaliser that is left out. */
    Optional<String> remark() throws IOException {
        if (choice != NormalizerChoice.WARN) {
            return Optional.empty();
        }
        try {
            return zip.normalizer()
                    .map(normalizer -> file + " holds a normaliser, a " + normalizer.name()
                            + ": the network expects input that it has normalised. "
                            + (normalizer.features() == null
                                    ? "It can't be folded into the file."
                                    : "--normalizer fold puts it into the file, --normalizer ignore leaves it out without"
                                            + " a word."));
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + " The network expects input that this normaliser has normalised.");
        }
    }

    /**
     * What to put around a network.
     *
     * @throws IllegalArgumentException If the user wants a normaliser there, and it can't be had.
     */
    Surroundings around(Model network) throws IOException {
        if (choice != NormalizerChoice.FOLD) {
            return Surroundings.NONE;
        }
        StoredNormalizer normalizer = zip.normalizer()
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " holds no normaliser that could be folded in; leave --normalizer fold out."));
        if (normalizer.features() == null) {
            throw new IllegalArgumentException(
                    file + ": its normaliser, a " + normalizer.name() + ", can't be folded into the file; " + ALONE);
        }
        boolean one = !(network instanceof ComputationGraph graph)
                || graph.getNumInputArrays() == 1 && (normalizer.labels() == null || graph.getNumOutputArrays() == 1);
        if (!one) {
            throw new IllegalArgumentException(file + ": its normaliser, a " + normalizer.name()
                    + ", is for one input and one output, but the network has more; " + ALONE);
        }
        return new FoldedNormalizer(normalizer);
    }
}
