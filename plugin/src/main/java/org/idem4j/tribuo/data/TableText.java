package org.idem4j.tribuo.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a table: UTF-8, its byte order mark skipped, gzip recognised by its first bytes. */
final class TableText {

    private static final int BUFFER = 1 << 16;

    private TableText() {}

    /**
     * Opens a file.
     *
     * @return Its text, to be closed; reading it throws CharacterCodingException where it is not UTF-8, EOFException or
     *     ZipException where what was compressed is truncated or damaged.
     * @throws TableException If it is a folder.
     */
    static BufferedReader open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new TableException(path + " is a folder; give the path of a CSV file.");
        }
        InputStream stream = new BufferedInputStream(bytes(path), BUFFER);
        try {
            return new BufferedReader(
                    new InputStreamReader(decompressed(stream), StandardCharsets.UTF_8.newDecoder()), BUFFER);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** A file's bytes, or a pipe's, in which the channel behind Files' own stream would seek. */
    private static InputStream bytes(Path path) throws IOException {
        boolean pipe =
                path.getFileSystem() == FileSystems.getDefault() && Files.exists(path) && !Files.isRegularFile(path);
        return pipe ? new FileInputStream(path.toFile()) : Files.newInputStream(path);
    }

    private static InputStream decompressed(InputStream stream) throws IOException {
        stream.mark(2);
        boolean gzip = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return withoutByteOrderMark(gzip ? new BufferedInputStream(new GzipText(stream, BUFFER), BUFFER) : stream);
    }

    private static InputStream withoutByteOrderMark(InputStream stream) throws IOException {
        stream.mark(3);
        if (stream.read() != 0xEF || stream.read() != 0xBB || stream.read() != 0xBF) {
            stream.reset();
        }
        return stream;
    }
}
