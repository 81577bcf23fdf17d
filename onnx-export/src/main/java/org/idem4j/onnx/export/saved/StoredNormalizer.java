package org.idem4j.onnx.export.saved;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.MinMaxStrategy;
import org.nd4j.linalg.dataset.api.preprocessor.stats.DistributionStats;
import org.nd4j.linalg.dataset.api.preprocessor.stats.MinMaxStats;

/**
 * A normaliser as ND4J's {@code NormalizerSerializer} writes it. Read here, because that makes an object of whatever class the file
 * names, and allocates whatever size it claims.
 *
 * @param name The name of its class, or what else it is.
 * @param features What it does to the input; null if that is not known.
 * @param labels What it does to the labels, so that it is undone on the output; null if nothing.
 */
record StoredNormalizer(String name, Scaling features, Scaling labels) {

    /** One that only Java could read, and would make objects of any class for. */
    static final StoredNormalizer SERIALIZED = new StoredNormalizer("serialized Java object", null, null);

    private static final int JAVA_MAGIC = 0xaced;

    private static final String HEADER = "NORMALIZER";

    private static final int MAX_COLUMNS = 1 << 24;

    /** The classes by their names in the header. */
    private static final Map<String, String> OTHERS = Map.of(
            "IMAGE_VGG16", "VGG16ImagePreProcessor",
            "MULTI_STANDARDIZE", "MultiNormalizerStandardize",
            "MULTI_MIN_MAX", "MultiNormalizerMinMaxScaler",
            "MULTI_HYBRID", "MultiNormalizerHybrid");

    /**
     * Reads a normaliser.
     *
     * @param maxBytes The size that an array can't exceed, given that of the file.
     * @throws IOException If the stream ends early or can't be read.
     * @throws IllegalArgumentException If it holds something else.
     */
    static StoredNormalizer read(InputStream stream, long maxBytes) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(stream));
        data.mark(2);
        if (data.readUnsignedShort() == JAVA_MAGIC) {
            return SERIALIZED;
        }
        data.reset();
        try {
            if (!data.readUTF().equals(HEADER) || data.readInt() != 1) {
                throw new IllegalArgumentException("it does not begin as a normaliser of ND4J's does");
            }
            String kind = data.readUTF();
            return switch (kind) {
                case "STANDARDIZE" -> standardize(data, maxBytes);
                case "MIN_MAX" -> minMax(data, maxBytes);
                case "IMAGE_MIN_MAX" -> image(data);
                case "CUSTOM" -> new StoredNormalizer("normaliser of its own, of " + data.readUTF(), null, null);
                default -> other(kind);
            };
        } catch (EOFException e) {
            throw new EOFException("it ends before all of its values");
        }
    }

    private static StoredNormalizer other(String kind) {
        if (!OTHERS.containsKey(kind)) {
            throw new IllegalArgumentException("it is of kind '" + kind + "', which ND4J has not");
        }
        return new StoredNormalizer(OTHERS.get(kind), null, null);
    }

    private static StoredNormalizer standardize(DataInputStream data, long maxBytes) throws IOException {
        boolean fitLabels = data.readBoolean();
        Scaling features = standardization(pair(data, maxBytes));
        return new StoredNormalizer(
                "NormalizerStandardize", features, fitLabels ? standardization(pair(data, maxBytes)) : null);
    }

    /** ND4J takes a deviation of 0 for 1e-5. */
    private static Scaling standardization(INDArray[] meanAndDeviation) {
        DistributionStats stats = new DistributionStats(meanAndDeviation[0], meanAndDeviation[1]);
        return Scaling.of(stats.getMean(), stats.getStd(), 1, 0);
    }

    private static StoredNormalizer minMax(DataInputStream data, long maxBytes) throws IOException {
        boolean fitLabels = data.readBoolean();
        MinMaxStrategy target = new MinMaxStrategy(data.readDouble(), data.readDouble());
        Scaling features = range(pair(data, maxBytes), target);
        return new StoredNormalizer(
                "NormalizerMinMaxScaler", features, fitLabels ? range(pair(data, maxBytes), target) : null);
    }

    private static Scaling range(INDArray[] minAndMax, MinMaxStrategy target) {
        MinMaxStats stats = new MinMaxStats(minAndMax[0], minAndMax[1]);
        return Scaling.of(
                stats.getLower(), stats.getRange(), target.getMaxRange() - target.getMinRange(), target.getMinRange());
    }

    private static StoredNormalizer image(DataInputStream data) throws IOException {
        double min = data.readDouble();
        double max = data.readDouble();
        Scaling pixels = new Scaling(new float[1], new float[] {(float) data.readDouble()}, max - min, min, 0);
        return new StoredNormalizer("ImagePreProcessingScaler", pixels, null);
    }

    private static INDArray[] pair(DataInputStream data, long maxBytes) throws IOException {
        INDArray first =
                StoredArray.read(data, StoredNormalizer::requireFew, maxBytes).values();
        INDArray second = StoredArray.read(data, count -> requireCount(count, first.length()), maxBytes)
                .values();
        return new INDArray[] {first, second};
    }

    private static void requireFew(long count) {
        if (count < 1 || count > MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "it has " + count + " columns; at least 1 and at most " + MAX_COLUMNS + " are read");
        }
    }

    private static void requireCount(long count, long needed) {
        if (count != needed) {
            throw new IllegalArgumentException(
                    "it has " + needed + " columns, but " + count + " other values for them");
        }
    }
}
