package org.idem4j.tribuo.data.image;

import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.network.ImageShape;

/** Images of a byte a value, 0 to 255, as rows of values from 0 to 1: a quarter of the memory that the rows take. */
final class ByteImages implements RowBlock {

    /** v / 255 for every byte. */
    private static final float[] VALUES = new float[256];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            VALUES[i] = i / 255f;
        }
    }

    private final List<String> names;
    private final byte[] pixels;

    /**
     * Images.
     *
     * @param shape The shape of each.
     * @param pixels Image by image, [images × n], at least one; not copied.
     */
    ByteImages(ImageShape shape, byte[] pixels) {
        this.names = ImageColumns.names(shape);
        this.pixels = pixels;
    }

    /** The value of a byte. */
    static float value(byte pixel) {
        return VALUES[pixel & 0xff];
    }

    /** The byte nearest to a value; what lies beyond 0 and 1 becomes these. */
    static byte pixel(float value) {
        return (byte) Math.round(Math.max(0, Math.min(1, value)) * 255);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int rows() {
        return pixels.length / names.size();
    }

    @Override
    public void copyInputs(int row, float[] into, int offset) {
        int n = names.size();
        for (int i = 0; i < n; i++) {
            into[offset + i] = VALUES[pixels[row * n + i] & 0xff];
        }
    }

    @Override
    public void copyTargets(int row, float[] into, int offset) {
        copyInputs(row, into, offset);
    }

    @Override
    public boolean isOwnTarget() {
        return true;
    }

    /** The bytes of an image. */
    byte[] image(int row) {
        return Arrays.copyOfRange(pixels, row * names.size(), (row + 1) * names.size());
    }
}
