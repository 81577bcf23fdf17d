package org.idem4j.tribuo.experiment.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.data.image.FaceImageSource;
import org.idem4j.tribuo.data.image.ImageException;
import org.idem4j.tribuo.data.image.ImageFolderSource;
import org.idem4j.tribuo.data.image.ImageSource;
import org.idem4j.tribuo.data.image.PictureFolder;

/** The pictures of a folder, by a seeded order: the first to test on, those behind them to train on. */
final class FaceFolder extends FaceImages {

    /** Of the pictures one in so many is kept to test on at the most. */
    private static final int PART = 5;

    private final Path folder;
    private final int images;
    private final int tests;
    private final long seed;
    private ImageFolderSource all;
    private int kept;

    /**
     * Looks for nothing yet.
     *
     * @param folder The folder.
     * @param images The images to train on, at the most.
     * @param tests The images to test on, at the most.
     * @param seed Of the order.
     */
    FaceFolder(Path folder, int images, int tests, long seed) {
        this.folder = folder;
        this.images = images;
        this.tests = tests;
        this.seed = seed;
    }

    @Override
    public String content() {
        return hash(trainingSource()) + hash(testSource());
    }

    private static String hash(ImageSource source) {
        return String.valueOf(((SourceProvenance) source.getProvenance())
                .getInstanceValues()
                .get(SourceProvenance.RESOURCE_HASH)
                .getValue());
    }

    private synchronized ImageFolderSource all() {
        if (all == null) {
            if (!Files.isDirectory(folder)) {
                throw new ImageException("There is no folder " + folder + " (" + folder.toAbsolutePath()
                        + "): give one of PNG or JPEG files by --data, or leave it out to have faces drawn.");
            }
            int count = count();
            kept = Math.min(tests, count / PART);
            if (kept < LEAST_TESTS) {
                throw new ImageException(folder + " has " + count
                        + " pictures, and a fifth of them to test on must be at least " + LEAST_TESTS
                        + ": give a folder of more by --data, or leave it out to have faces drawn.");
            }
            all = new ImageFolderSource(folder, FaceImageSource.SHAPE);
        }
        return all;
    }

    private int count() {
        try {
            return PictureFolder.of(folder).names().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    ImageSource trainingSource() {
        return all().shuffled(seed, kept, images);
    }

    @Override
    ImageSource testSource() {
        return all().shuffled(seed, 0, kept);
    }
}
