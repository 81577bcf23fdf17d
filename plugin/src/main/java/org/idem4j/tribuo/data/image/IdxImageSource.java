package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.provenance.DataSourceProvenance;

/**
 * The images of an IDX file, MNIST's format, as a self-map: every pixel is a column, also one that is the same in all images.
 * Images may be chosen by their labels, which stand in a file of their own.
 */
public final class IdxImageSource implements ImageSource {

    @Config(mandatory = true, description = "The IDX file of the images; may be compressed by gzip.")
    private Path path;

    @Config(description = "The IDX file of their labels; needed to choose by them.")
    private Path labelsPath;

    @Config(description = "The labels of the images to take, with commas between: 0,8 say; all when empty.")
    private String classes = "";

    @Config(description = "The most images to take, the first ones; 0 for all.")
    private int limit = 0;

    /** For OLCUT. */
    private IdxImageSource() {}

    /**
     * All images of a file.
     *
     * @param path The file.
     * @throws PropertyException If it can't be read.
     */
    public IdxImageSource(Path path) {
        this(path, null, "", 0);
    }

    /**
     * Some images of a file.
     *
     * @param path The file.
     * @param labelsPath The file of their labels, or null.
     * @param classes The labels to take, with commas between; empty for all.
     * @param limit The most images to take, the first ones; 0 for all.
     * @throws PropertyException If a file can't be read, or a setting can't be.
     */
    public IdxImageSource(Path path, Path labelsPath, String classes, int limit) {
        this.path = path;
        this.labelsPath = labelsPath;
        this.classes = classes;
        this.limit = limit;
        postConfig();
    }

    @Override
    public void postConfig() {
        requireReadable(path, "path");
        if (labelsPath != null) {
            requireReadable(labelsPath, "labelsPath");
        }
        Setting.require(limit >= 0, "limit", "The limit must not be negative, but is " + limit + "; 0 is for all.");
        Setting.require(
                labelsPath != null || classes.isBlank(),
                "classes",
                "The labels '" + classes
                        + "' are to be chosen, but the file of the labels is not said; set labelsPath.");
        Setting.parsed("classes", classes, IdxImageSource::chosen);
    }

    private static void requireReadable(Path file, String field) {
        Setting.require(
                Files.isRegularFile(file) && Files.isReadable(file),
                field,
                "There is no file " + file + " (" + file.toAbsolutePath() + ") that can be read; set " + field + ".");
    }

    /** The labels that are taken; none for all. */
    private static BitSet chosen(String classes) {
        BitSet chosen = new BitSet();
        for (String label : classes.isBlank() ? new String[0] : classes.split(",")) {
            try {
                int number = Integer.parseInt(label.strip());
                if (number < 0 || number > 255) {
                    throw new NumberFormatException("beyond a byte");
                }
                chosen.set(number);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "'" + label.strip() + "' is no label; give numbers from 0 to 255 with commas between.", e);
            }
        }
        return chosen;
    }

    @Override
    public ImageShape shape() {
        try (IdxReader reader = IdxReader.open(path)) {
            return reader.shape();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * The labels of the images that are taken.
     *
     * @return From 0 to 255, in the order of the images; empty without a file of labels.
     * @throws ImageException If a file can't be read, or the two have different numbers.
     */
    public int[] labels() {
        if (labelsPath == null) {
            return new int[0];
        }
        try (IdxReader reader = IdxReader.open(path)) {
            int[] labels = readLabels(reader.records());
            return IntStream.of(taken(reader.records(), labels))
                    .map(i -> labels[i])
                    .toArray();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private int[] readLabels(int images) {
        try (IdxReader reader = IdxReader.open(labelsPath)) {
            if (reader.recordSize() != 1 || reader.sizes().length != 1) {
                throw reader.refusal("holds images or rows, no labels");
            }
            if (reader.records() != images) {
                throw new ImageException(path + " has " + images + " images, but " + labelsPath + " has "
                        + reader.records() + " labels; they must belong together.");
            }
            byte[] labels = new byte[images];
            reader.read(labels, 0, images);
            return IntStream.range(0, images).map(i -> labels[i] & 0xff).toArray();
        } catch (IOException e) {
            throw unreadable(labelsPath, e);
        }
    }

    /** The numbers of the images to take, from 0. */
    private int[] taken(int images, int[] labels) {
        BitSet chosen = chosen(classes);
        int[] taken = IntStream.range(0, images)
                .filter(i -> chosen.isEmpty() || chosen.get(labels[i]))
                .limit(limit == 0 ? images : limit)
                .toArray();
        if (taken.length == 0) {
            throw new ImageException(path + " has no image whose label is one of " + classes
                    + "; look at 'classes' and " + labelsPath + ".");
        }
        return taken;
    }

    @Override
    public Optional<RowBlock> block() {
        return Optional.of(images());
    }

    private ByteImages images() {
        try (IdxReader reader = IdxReader.open(path)) {
            ImageShape shape = reader.shape();
            int[] labels = classes.isBlank() ? null : readLabels(reader.records());
            int[] taken = labels == null && limit == 0 ? null : taken(reader.records(), labels);
            long bytes = (long) shape.size() * (taken == null ? reader.records() : taken.length);
            if (bytes > Integer.MAX_VALUE - 8) {
                throw new ImageException(path + " has images of " + bytes + " values together, more than the "
                        + Integer.MAX_VALUE + " that a data set can hold; take fewer by 'limit'.");
            }
            byte[] pixels = new byte[(int) bytes];
            if (taken == null) {
                reader.read(pixels, 0, reader.records());
            } else {
                pick(reader, taken, pixels);
            }
            return new ByteImages(shape, pixels);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Reads those that are taken, and the rest too, so that a damaged file is not taken for a whole one. */
    private static void pick(IdxReader reader, int[] taken, byte[] pixels) throws IOException {
        int n = reader.recordSize();
        byte[] image = new byte[n];
        int next = 0;
        for (int i = 0; reader.read(image, 0, 1) == 1; i++) {
            if (next < taken.length && taken[next] == i) {
                System.arraycopy(image, 0, pixels, next++ * n, n);
            }
        }
    }

    private static ImageException unreadable(Path file, IOException e) {
        return new ImageException(file + " can't be read: " + e + ". Check the file, or get it again.", e);
    }

    @Override
    public DataSourceProvenance getProvenance() {
        List<Path> files = labelsPath == null ? List.of(path) : Arrays.asList(path, labelsPath);
        try {
            return SourceProvenance.ofImages(this, Sha256.of(new byte[0], files), shape().toString());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public String toString() {
        return "IdxImageSource(path=" + path + (classes.isBlank() ? "" : ",classes=" + classes)
                + (limit == 0 ? "" : ",limit=" + limit) + ")";
    }
}
