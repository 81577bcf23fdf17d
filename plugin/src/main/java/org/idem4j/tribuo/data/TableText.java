package org.idem4j.tribuo.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a table: UTF-8, its byte order mark skipped, gzip recognised by its first bytes. */
final class TableText {

    private static final int BUFFER = 1 << 16;

    private TableText() {}

    /**
     * Opens a file.
     *
     * @throws TableException If it is a folder.
     */
    static CountedBytes bytes(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new TableException(path + " is a folder; give the path of a CSV file.");
        }
        return CountedBytes.of(path);
    }

    /**
     * The text in a file's bytes.
     *
     * @return It, to be closed; reading it throws CharacterCodingException where it is not UTF-8, EOFException or ZipException
     *     where what was compressed is truncated or damaged. The bytes are closed where it can't be begun.
     */
    static BufferedReader of(CountedBytes bytes) throws IOException {
        InputStream stream = new BufferedInputStream(bytes, BUFFER);
        try {
            return new BufferedReader(
                    new InputStreamReader(decompressed(stream), StandardCharsets.UTF_8.newDecoder()), BUFFER);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
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
