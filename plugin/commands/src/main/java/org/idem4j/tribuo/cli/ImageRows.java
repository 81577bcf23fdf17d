package org.idem4j.tribuo.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.image.ImageColumns;
import org.idem4j.tribuo.data.image.ImageInput;

/**
 * The images of a folder or an IDX file as rows of a model, a batch at a time.
 *
 * @param input The images.
 * @param columns For each value of an image, in their order, its column of the model.
 */
record ImageRows(ImageInput input, int[] columns) implements Closeable {

    /** Opens images for a model. */
    static ImageRows open(Path path, OpenModel open) throws IOException {
        List<String> names = open.selfMap().selfMap().names();
        int[] columns;
        try {
            columns = columns(open, names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    path + " holds images, but the model is of a table. " + e.getMessage(), e);
        }
        return new ImageRows(
                ImageInput.open(path, names.size(), open.imageShape().orElse(null)), columns);
    }

    /** A graph of others has its own order, whatever its names. */
    private static int[] columns(OpenModel open, List<String> names) {
        if (open.trainedProvenance() == null && open.columnOrder().isPresent()) {
            List<String> graph = open.columnOrder().get();
            return IntStream.range(0, graph.size())
                    .map(i -> names.indexOf(graph.get(i)))
                    .toArray();
        }
        return ImageColumns.order(names);
    }

    /** What takes some images. */
    interface Batch {
        /**
         * Takes them.
         *
         * @param first The number of the first, from 0.
         * @param rows Row-major, in the model's order of columns.
         */
        void take(int first, float[] rows) throws IOException;
    }

    /** Reads all images. */
    void forEach(Batch batch) throws IOException {
        int n = columns.length;
        int most = BatchSize.of(n);
        float[] image = new float[n];
        for (int first = 0; first < input.images(); first += most) {
            float[] rows = new float[Math.min(most, input.images() - first) * n];
            for (int start = 0; start < rows.length; start += n) {
                input.read(image, 0);
                for (int i = 0; i < n; i++) {
                    rows[start + columns[i]] = image[i];
                }
            }
            batch.take(first, rows);
        }
    }

    /** The values of an image in their own order. */
    void toImage(float[] rows, int start, float[] image) {
        for (int i = 0; i < columns.length; i++) {
            image[i] = rows[start + columns[i]];
        }
    }

    /** All images in memory, row-major. */
    float[] all() throws IOException {
        float[] all = new float[Math.multiplyExact(input.images(), columns.length)];
        forEach((first, rows) -> System.arraycopy(rows, 0, all, first * columns.length, rows.length));
        return all;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
