package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.data.CodedWriter;
import org.idem4j.tribuo.data.PlacedCoding;
import org.idem4j.tribuo.data.TableWriter;
import org.idem4j.tribuo.data.image.ImageGrid;
import org.idem4j.tribuo.data.image.ImageOutput;
import org.idem4j.tribuo.network.ImageShape;

/** Where drawn rows go, told by the name. */
interface SampleOutput {

    /** What is written. */
    String what();

    /** Writes all rows, or nothing. */
    void write(float[] rows) throws IOException;

    /**
     * The output of a name.
     *
     * @param columns The images beside one another in a grid.
     * @throws IllegalArgumentException If images are asked for, and the model's rows are none.
     */
    static SampleOutput of(Path output, OpenModel open, Path model, int columns) {
        String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return new Rows(
                    output,
                    PlacedCoding.of(open.coding(), open.selfMap().selfMap().names()));
        }
        ImageShape shape = image(open, model);
        if (name.endsWith(".png")) {
            return new Grid(output, new ImageGrid(shape, columns, 2, shape.width() < 48 ? 2 : 1));
        }
        if (name.endsWith(".idx") || name.endsWith(".gz")) {
            return new Images(output, shape, true);
        }
        if (name.contains(".") && !Files.isDirectory(output)) {
            throw new IllegalArgumentException(output
                    + " ends in nothing that is known: .png is for a grid, .idx or .gz for an IDX file, .csv for a table, and"
                    + " a name without an ending for a folder of pictures.");
        }
        return new Images(output, shape, false);
    }

    private static ImageShape image(OpenModel open, Path model) {
        return open.imageShape()
                .orElseThrow(() -> new IllegalArgumentException("The rows of " + model
                        + " are no images: it was not trained on an IdxImageSource or an ImageFolderSource. Write a table, by"
                        + " a name that ends in .csv."));
    }

    /** A table under the columns that the model was trained on. */
    record Rows(Path output, PlacedCoding coding) implements SampleOutput {
        @Override
        public String what() {
            return "rows";
        }

        @Override
        public void write(float[] rows) throws IOException {
            float[] unknown = new float[rows.length];
            Arrays.fill(unknown, Float.NaN);
            coding.decode(unknown, rows, new float[coding.dimension()]);
            CodedWriter cells = new CodedWriter(coding);
            String[] row = new String[coding.size()];
            try (AtomicFile file = AtomicFile.ofText(output)) {
                try (TableWriter table = new TableWriter(file.stream(), row.length)) {
                    for (int c = 0; c < row.length; c++) {
                        row[c] = coding.code(c).column();
                    }
                    table.write(row);
                    for (int start = 0; start < rows.length; start += coding.dimension()) {
                        for (int c = 0; c < row.length; c++) {
                            row[c] = cells.text(rows, start, c);
                        }
                        table.write(row);
                    }
                }
                file.commit();
            }
        }
    }

    /** All images in one picture. */
    record Grid(Path output, ImageGrid grid) implements SampleOutput {
        @Override
        public String what() {
            return "images";
        }

        @Override
        public void write(float[] rows) throws IOException {
            AtomicFile.write(output, stream -> grid.write(rows, stream));
        }
    }

    /** Image by image, in an IDX file or a folder. */
    record Images(Path output, ImageShape shape, boolean idx) implements SampleOutput {
        @Override
        public String what() {
            return "images";
        }

        @Override
        public void write(float[] rows) throws IOException {
            int images = rows.length / shape.size();
            try (ImageOutput written =
                    idx ? ImageOutput.idx(output, shape, images) : ImageOutput.folder(output, shape, names(images))) {
                for (int image = 0; image < images; image++) {
                    written.write(rows, image * shape.size());
                }
                written.commit();
            }
        }

        private static List<String> names(int images) {
            String format = "sample-%0" + String.valueOf(images).length() + "d.png";
            return IntStream.rangeClosed(1, images).mapToObj(format::formatted).toList();
        }
    }
}
