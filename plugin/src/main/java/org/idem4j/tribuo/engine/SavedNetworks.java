package org.idem4j.tribuo.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
     * @param options How to export it.
     * @return What a user should know of the file, in sentences.
     * @throws IOException If a file can't be read or written.
     * @throws IllegalArgumentException If the zip holds no network that can be trusted and exported, or a type is none.
     */
    public static List<String> export(Path model, Path output, SavedNetworkOptions options) throws IOException {
        NativeThreads.load();
        return SavedNetwork.export(model, output, options);
    }
}
