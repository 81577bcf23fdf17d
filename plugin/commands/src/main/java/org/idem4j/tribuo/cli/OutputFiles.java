package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.io.PartlyWrittenException;
import org.idem4j.onnx.io.Sha256;

/**
 * Several files that appear together: all are written beside their places, then all are moved there, the first last. Where the first
 * are what matters, a model say, a process that is killed between leaves the old one, and beside it others that know its hash.
 */
final class OutputFiles implements AutoCloseable {

    private final Path folder;
    private final List<AtomicFile> files = new ArrayList<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();

    OutputFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The names of the folder's files so far. */
    List<String> names() {
        return List.copyOf(hashes.keySet());
    }

    /** The SHA-256 of each of the folder's files so far. */
    Map<String, String> hashes() {
        return Collections.unmodifiableMap(hashes);
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
        hashes.put(name, Sha256.whileWriting(stream, content));
        stream.flush();
    }

    /**
     * Moves all files into place, when all are whole.
     *
     * @throws PartlyWrittenException If one can't be moved, and others were.
     * @throws IOException If none could be moved.
     */
    void commit() throws IOException {
        for (AtomicFile file : files) {
            file.finish();
        }
        List<String> moved = new ArrayList<>();
        for (int i = files.size() - 1; i >= 0; i--) {
            try {
                files.get(i).commit();
            } catch (IOException e) {
                throw moved.isEmpty() ? e : new PartlyWrittenException(e, moved);
            }
            moved.add(files.get(i).target().toString());
        }
    }

    /** Closes all, whatever becomes of the first: on a full disk none can write its last bytes. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (AtomicFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
