package org.idem4j.tribuo.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.export.saved.SavedNetwork;

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
     * @param inputTypes The types of the inputs; none where the network tells.
     * @throws IOException If a file can't be read or written.
     * @throws IllegalArgumentException If the zip holds no network that can be trusted and exported, or a type is none.
     */
    public static void export(Path model, Path output, int opset, List<String> inputTypes) throws IOException {
        NativeThreads.load();
        SavedNetwork.export(model, output, opset, inputTypes);
    }
}
