package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.serving.OnnxDecoder;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.tribuo.CodeSpace;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.mixture.StoredSampler;

/** Draws rows from a model, of either format. */
final class RowSampler implements AutoCloseable {

    /** From codes to raw rows. */
    private interface Decoder {
        float[] apply(float[] latent);
    }

    private final LatentMixture mixture;
    private final Decoder decoder;
    private final Runnable atEnd;

    private RowSampler(LatentMixture mixture, Decoder decoder, Runnable atEnd) {
        this.mixture = mixture;
        this.decoder = decoder;
        this.atEnd = atEnd;
    }

    /**
     * Opens what a model draws from.
     *
     * @param open The model, which must stay open.
     * @param file Its file.
     * @throws IllegalArgumentException If it has no mixture, or its file's can't be read.
     */
    static RowSampler of(OpenModel open, Path file) throws IOException {
        if (open.model() instanceof OnnxRegressor served) {
            String text = served.metadata().get(MetadataKeys.SAMPLER);
            if (text == null) {
                throw nothing(file);
            }
            StoredSampler sampler = StoredSampler.decode(text);
            OnnxDecoder decoder =
                    OnnxDecoder.open(file, sampler.value(), sampler.mixture().dimension(), served.options());
            return new RowSampler(sampler.mixture(), codes -> inOrder(decoder.apply(codes), served), decoder::close);
        }
        if (open.model() instanceof IdempotentModel model && model.mixture().isPresent()) {
            CodeSpace space = model.codes().orElseThrow();
            return new RowSampler(model.mixture().get(), space::decode, () -> {});
        }
        throw nothing(file);
    }

    /** Rows in the order of a file's columns as rows of its self-map. */
    private static float[] inOrder(float[] rows, OnnxRegressor served) {
        List<String> names = served.selfMap().names();
        List<String> inFile = served.graphNames();
        if (inFile.equals(names)) {
            return rows;
        }
        int[] places = names.stream().mapToInt(inFile::indexOf).toArray();
        float[] moved = new float[rows.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = rows[i - i % places.length + places[i % places.length]];
        }
        return moved;
    }

    private static IllegalArgumentException nothing(Path file) {
        return new IllegalArgumentException(
                file + " has no mixture to draw from. Train a model with one, by the trainer's"
                        + " 'mixture' (an org.idem4j.tribuo.mixture.ClusterMixture); or take --from noise.");
    }

    /** So many rows, [count × n]. */
    float[] drawn(int count, RandomGenerator random) {
        return decoder.apply(mixture.sample(count, random));
    }

    /**
     * Rows on straight lines between drawn ones.
     *
     * @param count How many, in lines of {@code steps} that begin with one drawn row and end with another.
     */
    float[] between(int count, int steps, RandomGenerator random) {
        int n = mixture.dimension();
        float[] ends = mixture.sample(2 * ((count + steps - 1) / steps), random);
        float[] latent = new float[count * n];
        for (int row = 0; row < count; row++) {
            int from = 2 * (row / steps) * n;
            double share = steps == 1 ? 0 : (double) (row % steps) / (steps - 1);
            for (int i = 0; i < n; i++) {
                latent[row * n + i] = (float) ((1 - share) * ends[from + i] + share * ends[from + n + i]);
            }
        }
        return decoder.apply(latent);
    }

    @Override
    public void close() {
        atEnd.run();
    }
}
