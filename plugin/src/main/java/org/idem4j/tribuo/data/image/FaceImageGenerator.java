package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.AtomicFile;

/** Writes drawn faces as folders of PNG files, with what they follow from: {@link FaceImageSource} has the same without files. */
public final class FaceImageGenerator {

    /** The seed of the faces that lie in {@code test-data}. */
    public static final long SEED = 20261130;

    private static final int TRAIN = 48;
    private static final int TEST = 16;

    private FaceImageGenerator() {}

    /**
     * Writes the folders {@code faces-train} and {@code faces-test}.
     *
     * @param arguments The folder to write to; then, when wanted, how many faces to learn from and how many to test on.
     * @throws IOException If a file can't be written.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 && arguments.length != 3) {
            throw new IllegalArgumentException(
                    "Give the folder to write the faces to; after it, for more of them, how many to learn from and to test on.");
        }
        boolean counted = arguments.length == 3;
        write(
                Path.of(arguments[0]),
                counted ? Integer.parseInt(arguments[1]) : TRAIN,
                counted ? Integer.parseInt(arguments[2]) : TEST);
    }

    /**
     * Writes both folders, each with a table {@code factors.csv}.
     *
     * @param folder Where to.
     * @param train The faces to learn from, at least 1.
     * @param test The faces to test on, at least 1; others.
     * @throws IOException If a file can't be written.
     */
    public static void write(Path folder, int train, int test) throws IOException {
        write(folder.resolve("faces-train"), new FaceImageSource(train, 0, SEED));
        write(folder.resolve("faces-test"), new FaceImageSource(test, train, SEED));
    }

    private static void write(Path folder, FaceImageSource source) throws IOException {
        List<FaceFactors> factors = source.factors();
        int digits = String.valueOf(factors.size() - 1).length();
        List<String> names = IntStream.range(0, factors.size())
                .mapToObj(i -> ("face-%0" + digits + "d.png").formatted(i))
                .toList();
        float[] rows = FaceImageSource.rows(factors);
        try (ImageOutput output = ImageOutput.folder(folder, FaceImageSource.SHAPE, names)) {
            for (int i = 0; i < names.size(); i++) {
                output.write(rows, i * FaceImageSource.SHAPE.size());
            }
            output.commit();
        }
        AtomicFile.write(
                folder.resolve("factors.csv"),
                stream -> stream.write(table(names, factors).getBytes(StandardCharsets.UTF_8)));
    }

    private static String table(List<String> names, List<FaceFactors> factors) {
        StringBuilder table = new StringBuilder("image");
        for (FaceFactor factor : FaceFactor.values()) {
            table.append(',').append(factor.name().toLowerCase(Locale.ROOT));
        }
        for (int i = 0; i < names.size(); i++) {
            FaceFactors face = factors.get(i);
            String values = Arrays.stream(FaceFactor.values())
                    .map(factor -> String.format(Locale.ROOT, factor.binary() ? "%.0f" : "%.4f", face.get(factor)))
                    .collect(Collectors.joining(","));
            table.append('\n').append(names.get(i)).append(',').append(values);
        }
        return table.append('\n').toString();
    }
}
