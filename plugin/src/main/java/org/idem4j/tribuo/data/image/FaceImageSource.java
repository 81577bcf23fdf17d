package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.provenance.DataSourceProvenance;

/**
 * Drawn faces, 64 pixels high and wide, in colour, as a self-map: the project's own images of a kind that otherwise comes with
 * conditions. Each follows from the seed and its number alone, to the bit, so that no file is needed.
 */
public final class FaceImageSource implements ImageSource {

    /** The images' shape. */
    public static final ImageShape SHAPE = new ImageShape(3, 64, 64);

    @Config(description = "How many faces.")
    private int images = 1000;

    @Config(description = "The number of the first face: a source from where another ends has others.")
    private int first = 0;

    @Config(description = "The seed of all faces.")
    private long seed = FaceImageGenerator.SEED;

    /** All faces, once they have been drawn. */
    private byte[] pixels;

    /** For OLCUT. */
    private FaceImageSource() {}

    /**
     * Some faces.
     *
     * @param images How many, at least 1.
     * @param first The number of the first, at least 0.
     * @param seed The seed of all.
     * @throws PropertyException If there would be none, or more than rows can hold.
     */
    public FaceImageSource(int images, int first, long seed) {
        this.images = images;
        this.first = first;
        this.seed = seed;
        postConfig();
    }

    @Override
    public void postConfig() {
        int most = (Integer.MAX_VALUE - 8) / SHAPE.size();
        Setting.require(
                images >= 1 && images <= most, "images", "There are from 1 to " + most + " faces, not " + images + ".");
        Setting.require(first >= 0, "first", "The first face has a number from 0 on, not " + first + ".");
    }

    @Override
    public ImageShape shape() {
        return SHAPE;
    }

    /**
     * What the faces follow from.
     *
     * @return In the order of the images.
     */
    public List<FaceFactors> factors() {
        return IntStream.range(0, images)
                .mapToObj(i -> FaceFactors.random(new SplittableRandom(seed + first + i)))
                .toList();
    }

    /**
     * Draws faces.
     *
     * @param faces At least one.
     * @return Row-major, [faces × n], values from 0 to 1.
     */
    public static float[] rows(List<FaceFactors> faces) {
        return new ByteImages(SHAPE, bytes(faces)).inputs();
    }

    private static byte[] bytes(List<FaceFactors> faces) {
        byte[] pixels = new byte[faces.size() * SHAPE.size()];
        IntStream.range(0, faces.size()).parallel().forEach(i -> {
            byte[] face = new FaceDrawing(SHAPE, faces.get(i)).bytes();
            System.arraycopy(face, 0, pixels, i * face.length, face.length);
        });
        return pixels;
    }

    private synchronized byte[] pixels() {
        if (pixels == null) {
            pixels = bytes(factors());
        }
        return pixels;
    }

    @Override
    public Optional<RowBlock> block() {
        return Optional.of(new ByteImages(SHAPE, pixels()));
    }

    /** {@inheritDoc} Its hash is of the pixels. */
    @Override
    public DataSourceProvenance getProvenance() {
        try {
            return SourceProvenance.ofImages(this, Sha256.of(pixels(), List.of()), SHAPE.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no file is read
        }
    }

    @Override
    public String toString() {
        return "FaceImageSource(images=" + images + ",first=" + first + ",seed=" + seed + ")";
    }
}
