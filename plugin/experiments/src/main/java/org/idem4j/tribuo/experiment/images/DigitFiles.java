package org.idem4j.tribuo.experiment.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.tribuo.data.image.IdxImageSource;
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
        return new IdxImageSource(trainImages).shape();
    }

    /** The images to train on, the first so many; 0 for all. */
    IdxImageSource training(int most) {
        return new IdxImageSource(trainImages, trainLabels, "", most);
    }

    /** The images of one class to train on, the first so many; 0 for all. */
    IdxImageSource trainingOf(int label, int most) {
        return new IdxImageSource(trainImages, trainLabels, Integer.toString(label), most);
    }

    /** The others, the first so many; 0 for all. */
    IdxImageSource test(int most) {
        return new IdxImageSource(testImages, testLabels, "", most);
    }

    /** The values of images, row-major. */
    static float[] pixels(IdxImageSource images) {
        return images.block().orElseThrow().targets();
    }
}
