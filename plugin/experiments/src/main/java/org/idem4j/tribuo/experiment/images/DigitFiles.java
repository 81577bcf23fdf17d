package org.idem4j.tribuo.experiment.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.tribuo.data.image.IdxReader;
import org.idem4j.tribuo.network.ImageShape;

/**
 * The four IDX files of a set of images with labels, as MNIST has them.
 *
 * @param trainImages The images to train on.
 * @param trainLabels Their labels.
 * @param testImages The others.
 * @param testLabels Their labels.
 */
record DigitFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {

    /**
     * Finds the files of a folder by their names.
     *
     * @param folder The folder.
     * @throws IllegalArgumentException If there is not exactly one of each kind.
     */
    static DigitFiles in(Path folder) {
        return new DigitFiles(
                one(folder, "images", "train"),
                one(folder, "labels", "train"),
                one(folder, "images", "test", "t10k"),
                one(folder, "labels", "test", "t10k"));
    }

    private static Path one(Path folder, String what, String... parts) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return name.contains(what) && Stream.of(parts).anyMatch(name::contains);
                    })
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            throw new IllegalArgumentException(
                    folder + " has " + found.size() + " files whose names have '" + what
                            + "' and '" + String.join("' or '", parts)
                            + "' in them, and needs one: the IDX files of MNIST, or others named so. Give the folder by --data.");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    folder + " can't be read as a folder: give the one of the IDX files by --data.", e);
        }
    }

    /** The hash of all four. */
    String content() {
        try {
            return Sha256.of(new byte[0], List.of(trainImages, trainLabels, testImages, testLabels));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shape of the images. */
    ImageShape shape() {
        try (IdxReader reader = IdxReader.open(trainImages)) {
            return reader.shape();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first images of a file, values from 0 to 1. */
    static float[] images(Path file, int most) {
        byte[] bytes = bytes(file, most);
        float[] pixels = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = (bytes[i] & 0xff) / 255f;
        }
        return pixels;
    }

    /** The first labels of a file. */
    static int[] labels(Path file, int most) {
        byte[] bytes = bytes(file, most);
        int[] labels = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            labels[i] = bytes[i] & 0xff;
        }
        return labels;
    }

    private static byte[] bytes(Path file, int most) {
        try (IdxReader reader = IdxReader.open(file)) {
            int count = Math.min(most, reader.records());
            byte[] bytes = new byte[Math.multiplyExact(count, reader.recordSize())];
            reader.read(bytes, 0, count);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
