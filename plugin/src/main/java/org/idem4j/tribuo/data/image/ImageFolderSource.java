package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Trainer;
import org.tribuo.provenance.DataSourceProvenance;

/**
 * The PNG and JPEG files of a folder, and of the folders in it, as a self-map: each the middle of its picture, brought to one
 * size. A file that can't be decoded is named in a warning and left out.
 */
public final class ImageFolderSource implements ImageSource {

    private static final Logger LOGGER = Logger.getLogger(ImageFolderSource.class.getName());

    /** How many damaged files are named. */
    private static final int NAMED = 10;

    @Config(mandatory = true, description = "The folder; those in it are searched, too.")
    private Path path;

    @Config(
            mandatory = true,
            description =
                    "The shape that all images are brought to, channels x height x width: 1x28x28 for grey ones, 3x64x64 for coloured ones.")
    private String image;

    @Config(description = "Shuffle the files; else they come by name.")
    private boolean shuffle = false;

    @Config(description = "The seed of the shuffle.")
    private long seed = Trainer.DEFAULT_SEED;

    @Config(description = "The files to leave out, the first ones of the order: those that another source takes.")
    private int skip = 0;

    @Config(description = "The most files to take, the first ones of the order that are not left out; 0 for all.")
    private int limit = 0;

    /** For OLCUT. */
    private ImageFolderSource() {}

    /**
     * All images of a folder by name.
     *
     * @param path The folder.
     * @param shape The shape to bring them to, of 1 or 3 channels.
     * @throws PropertyException If there is no such folder, or no images of so many channels.
     */
    public ImageFolderSource(Path path, ImageShape shape) {
        this.path = path;
        this.image = shape.toString();
        postConfig();
    }

    /**
     * The same images in another order.
     *
     * @param bySeed The seed of the order.
     * @param most How many files to take, the first ones of that order; 0 for all.
     * @return A new source.
     */
    public ImageFolderSource shuffled(long bySeed, int most) {
        return shuffled(bySeed, 0, most);
    }

    /**
     * Other images of the same order: two sources of one seed share none where one ends before the other begins.
     *
     * @param bySeed The seed of the order.
     * @param without How many files to leave out, the first ones of that order.
     * @param most How many to take of those behind them; 0 for all.
     * @return A new source.
     */
    public ImageFolderSource shuffled(long bySeed, int without, int most) {
        ImageFolderSource shuffled = new ImageFolderSource(path, shape());
        shuffled.shuffle = true;
        shuffled.seed = bySeed;
        shuffled.skip = without;
        shuffled.limit = most;
        shuffled.postConfig();
        return shuffled;
    }

    @Override
    public void postConfig() {
        Setting.require(
                Files.isDirectory(path),
                "path",
                "There is no folder " + path + " (" + path.toAbsolutePath() + "); set path.");
        int channels = Setting.parsed("image", image, ImageShape::parse).channels();
        Setting.require(channels == 1 || channels == 3, "image", "Images have 1 channel or 3, not " + channels + ".");
        Setting.require(skip >= 0, "skip", "Not fewer than 0 files can be left out, but skip is " + skip + ".");
        Setting.require(limit >= 0, "limit", "The limit must not be negative, but is " + limit + "; 0 is for all.");
    }

    @Override
    public ImageShape shape() {
        return ImageShape.parse(image);
    }

    /** The files' names in their order. */
    private List<String> names(PictureFolder folder) {
        List<String> names = new ArrayList<>(folder.names());
        if (shuffle) {
            Collections.shuffle(names, new Random(seed));
        }
        if (skip >= names.size()) {
            throw new ImageException(path + " has " + names.size() + " images, and 'skip' leaves out " + skip
                    + ", so none is left; set it lower.");
        }
        List<String> left = names.subList(skip, names.size());
        return limit == 0 ? left : left.subList(0, Math.min(limit, left.size()));
    }

    @Override
    public Optional<RowBlock> block() {
        return Optional.of(images());
    }

    private ByteImages images() {
        List<String> names = names(PictureFolder.found(path));
        ImageShape shape = shape();
        int n = shape.size();
        if ((long) n * names.size() > Integer.MAX_VALUE - 8) {
            throw new ImageException(path + " has " + names.size() + " images of " + n + " values, more than the "
                    + Integer.MAX_VALUE + " that a data set can hold; take fewer by 'limit', or make them smaller.");
        }
        byte[] pixels = new byte[n * names.size()];
        String[] damage = new String[names.size()];
        IntStream.range(0, names.size()).parallel().forEach(i -> {
            try {
                byte[] fitted = PictureFile.read(path.resolve(names.get(i)), shape.channels())
                        .fitted(shape.height(), shape.width());
                System.arraycopy(fitted, 0, pixels, i * n, n);
            } catch (IOException e) {
                damage[i] = names.get(i) + ": " + e.getMessage();
            }
        });
        return new ByteImages(shape, whole(pixels, damage));
    }

    /** The images that could be read. */
    private byte[] whole(byte[] pixels, String[] damage) {
        List<String> damaged = Arrays.stream(damage).filter(Objects::nonNull).toList();
        if (damaged.isEmpty()) {
            return pixels;
        }
        String told = damaged.size() + " of " + damage.length + " images can't be read: "
                + String.join("; ", damaged.subList(0, Math.min(NAMED, damaged.size())))
                + (damaged.size() > NAMED ? "; …" : "");
        if (damaged.size() == damage.length) {
            throw new ImageException(path + ": " + told + ". Give a folder of PNG or JPEG files.");
        }
        LOGGER.warning(path + ": " + told + ". They were left out.");
        int n = shape().size();
        byte[] kept = new byte[n * (damage.length - damaged.size())];
        int next = 0;
        for (int i = 0; i < damage.length; i++) {
            if (damage[i] == null) {
                System.arraycopy(pixels, i * n, kept, next++ * n, n);
            }
        }
        return kept;
    }

    /** {@inheritDoc} Its hash is of the files' names and contents, in their order. */
    @Override
    public DataSourceProvenance getProvenance() {
        List<String> names = names(PictureFolder.found(path));
        try {
            String hash = Sha256.of(
                    String.join("\n", names).getBytes(StandardCharsets.UTF_8),
                    names.stream().map(path::resolve).toList());
            return SourceProvenance.ofImages(this, hash, shape().toString());
        } catch (IOException e) {
            throw new ImageException(path + " can't be read: " + e + ". Check its files' permissions.", e);
        }
    }

    @Override
    public String toString() {
        return "ImageFolderSource(path=" + path + ",shape=" + shape() + (shuffle ? ",seed=" + seed : "")
                + (skip == 0 ? "" : ",skip=" + skip) + (limit == 0 ? "" : ",limit=" + limit) + ")";
    }
}
