package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.io.AtomicFile;

/** Several files that appear together: all are written beside their places, then all are moved there. */
final class OutputFiles implements AutoCloseable {

    private final Path folder;
    private final List<AtomicFile> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    OutputFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The names of the folder's files so far. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Begins a text, elsewhere or in the folder, compressed if its name says so; its bytes go beside its place. */
    OutputStream beginText(Path place) throws IOException {
        return begin(AtomicFile.ofText(place));
    }

    private OutputStream begin(AtomicFile file) {
        files.add(file);
        return file.stream();
    }

    /** Writes a file of the folder beside its place. */
    void add(String name, AtomicFile.Content content) throws IOException {
        OutputStream stream = begin(new AtomicFile(folder.resolve(name)));
        names.add(name);
        content.writeTo(stream);
        stream.flush();
    }

    /** Moves all files into place. */
    void commit() throws IOException {
        for (AtomicFile file : files) {
            file.commit();
        }
    }

    @Override
    public void close() throws IOException {
        for (AtomicFile file : files) {
            file.close();
        }
    }
}
