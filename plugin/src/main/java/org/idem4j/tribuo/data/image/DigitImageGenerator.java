package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.network.ImageShape;

/** Makes the project's own images: the ten digits as strokes of pens, each by another hand, 28 pixels high and wide, grey. */
public final class DigitImageGenerator {

    /** The seed of the images that lie in {@code test-data}. */
    public static final long SEED = 20261130;

    /** The images' shape. */
    public static final ImageShape SHAPE = new ImageShape(1, 28, 28);

    private static final int CLASSES = 10;
    private static final int TRAIN = 600;
    private static final int TEST = 200;

    private DigitImageGenerator() {}

    /**
     * Writes {@code digits-train-images.gz}, {@code digits-train-labels.gz}, {@code digits-test-images.gz} and
     * {@code digits-test-labels.gz}.
     *
     * @param arguments The folder to write to.
     * @throws IOException If a file can't be written.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Give one argument, the folder to write the images to.");
        }
        write(Path.of(arguments[0]));
    }

    /**
     * Writes the images and their labels.
     *
     * @param folder Where to.
     * @throws IOException If a file can't be written.
     */
    public static void write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        write(folder, "digits-train", TRAIN, random.split());
        write(folder, "digits-test", TEST, random.split());
    }

    private static void write(Path folder, String name, int count, SplittableRandom random) throws IOException {
        byte[] images = new byte[count * SHAPE.size()];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % CLASSES);
            System.arraycopy(image(labels[i], random), 0, images, i * SHAPE.size(), SHAPE.size());
        }
        write(folder.resolve(name + "-images.gz"), images, count, SHAPE.height(), SHAPE.width());
        write(folder.resolve(name + "-labels.gz"), labels, count);
    }

    private static void write(Path file, byte[] content, int... sizes) throws IOException {
        AtomicFile.write(file, stream -> {
            try (IdxWriter idx = new IdxWriter(stream, true, sizes)) {
                idx.write(content);
            }
        });
    }

    /**
     * Draws a digit.
     *
     * @param digit From 0 to 9.
     * @param random Which hand.
     * @return Its pixels in the order of a row; 0 is the ground.
     */
    static byte[] image(int digit, SplittableRandom random) {
        Strokes strokes = Strokes.of(digit).by(random);
        double pen = Strokes.between(random, .03, .055);
        double ink = Strokes.between(random, 200, 255);
        byte[] pixels = new byte[SHAPE.size()];
        for (int y = 0; y < SHAPE.height(); y++) {
            for (int x = 0; x < SHAPE.width(); x++) {
                double distance = strokes.distance((x + .5) / SHAPE.width(), (y + .5) / SHAPE.height());
                double covered = Math.max(0, Math.min(1, (pen - distance) * SHAPE.width() + .5));
                pixels[ImageColumns.index(SHAPE, 0, y, x)] = (byte) Math.round(covered * ink);
            }
        }
        return pixels;
    }
}
