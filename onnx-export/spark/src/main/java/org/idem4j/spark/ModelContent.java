package org.idem4j.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.idem4j.onnx.io.Sha256;

/** An ONNX file in the driver's memory: what is hashed is what is shipped and stored. */
final class ModelContent implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String origin;
    private final byte[] bytes;
    private final String sha256;
    private transient SparkContext context;
    private transient Broadcast<byte[]> broadcast;

    private ModelContent(String origin, byte[] bytes, String sha256) {
        this.origin = origin;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** A file that was read already. */
    static ModelContent of(String origin, byte[] bytes) throws IOException {
        return new ModelContent(origin, bytes, Sha256.of(bytes, List.of()));
    }

    /**
     * Reads a file.
     *
     * @param path On any file system that Spark knows.
     * @throws IOException If it can't be read.
     */
    static ModelContent read(String path, Configuration configuration) throws IOException {
        return read(path, new Path(path), configuration);
    }

    /** Reads a file that is called by another name in messages. */
    static ModelContent read(String origin, Path file, Configuration configuration) throws IOException {
        FileSystem files = file.getFileSystem(configuration);
        long size;
        try {
            size = files.getFileStatus(file).getLen();
        } catch (FileNotFoundException e) {
            FileNotFoundException missing = new FileNotFoundException("There is no ONNX file " + file
                    + ". Give the model a path that the driver can read, with its scheme (file:, hdfs:, s3a:) where it is"
                    + " not on Spark's default file system.");
            missing.initCause(e);
            throw missing;
        }
        if (size == 0 || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    file + " has " + size
                            + " bytes; the model must be an ONNX file of at least one byte and less than 2 GiB, its weights inside.");
        }
        byte[] bytes = new byte[(int) size];
        try (InputStream stream = files.open(file)) {
            if (stream.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new IOException(file + " became shorter while it was read; give a file that nobody writes.");
            }
        }
        return of(origin, bytes);
    }

    /** Stores the bytes. */
    void writeTo(Path file, Configuration configuration) throws IOException {
        try (OutputStream stream = file.getFileSystem(configuration).create(file, false)) {
            stream.write(bytes);
        }
    }

    /** The bytes on the way to a context's executors, each of which fetches them once. */
    synchronized Broadcast<byte[]> in(SparkContext asked) {
        if (context != asked) {
            broadcast = JavaSparkContext.fromSparkContext(asked).broadcast(bytes);
            context = asked;
        }
        return broadcast;
    }

    /** Where it was read from, or what it is called. */
    String origin() {
        return origin;
    }

    /** The last part of {@link #origin()}. */
    String name() {
        return origin.substring(origin.lastIndexOf('/') + 1);
    }

    byte[] bytes() {
        return bytes;
    }

    String sha256() {
        return sha256;
    }
}
