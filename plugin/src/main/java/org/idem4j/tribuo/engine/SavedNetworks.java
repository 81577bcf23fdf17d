package org.idem4j.tribuo.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.idem4j.onnx.export.saved.NormalizerChoice;
import org.idem4j.onnx.export.saved.SavedNetwork;
import org.idem4j.onnx.export.saved.SavedNetworkOptions;

/** Networks that DL4J itself has saved. */
public final class SavedNetworks {

    private SavedNetworks() {}

    /**
     * Whether a file is a zip, as DL4J's are.
     *
     * @param file The file.
     * @return True if it begins as a zip does.
     * @throws IOException If it can't be read.
     */
    public static boolean isZip(Path file) throws IOException {
        return SavedNetwork.isZip(file);
    }

    /**
     * Exports a saved network, as {@link SavedNetwork#export}.
     *
     * @param model The zip.
     * @param output The ONNX file to write.
     * @param opset The version of ONNX's operators.
     * @param inputTypes The shape of each input, where the network does not tell it.
     * @param normalizer {@code fold} a normaliser in the zip into the graph, {@code ignore} it, or null to ignore it with a word.
     * @param allowNan Whether parameters may be NaN or infinite.
     * @return What a user should know of the file, in sentences.
     * @throws IOException If a file can't be read or written.
     * @throws IllegalArgumentException If the zip holds no network that can be trusted and exported, or a type is none.
     */
    public static List<String> export(
            Path model, Path output, int opset, List<String> inputTypes, String normalizer, boolean allowNan)
            throws IOException {
        NormalizerChoice choice = normalizer == null
                ? NormalizerChoice.WARN
                : NormalizerChoice.valueOf(normalizer.toUpperCase(Locale.ROOT));
        NativeThreads.load();
        return SavedNetwork.export(model, output, new SavedNetworkOptions(opset, inputTypes, allowNan, choice));
    }
}
