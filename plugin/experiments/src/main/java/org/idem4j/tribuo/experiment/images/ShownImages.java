package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import java.util.Base64;

/**
 * A few images to look at, each kind bytes of pixels in Base64.
 *
 * @param noise What f began with.
 * @param once f of it.
 * @param twice f of that.
 * @param drawn From the mixture; empty where there is none.
 */
record ShownImages(String noise, String once, String twice, String drawn) {

    /** The images of each kind that are shown. */
    static final int SHOWN = 10;

    /** The first images of many. */
    static String first(float[] images, int n) {
        return encode(Arrays.copyOf(images, Math.min(images.length, SHOWN * n)));
    }

    /** Pixels from 0 to 1 as bytes; what lies beyond is cut off. */
    static String encode(float[] pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, pixels[i])));
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Bytes as pixels from 0 to 1. */
    static float[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        float[] pixels = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = (bytes[i] & 0xff) / 255f;
        }
        return pixels;
    }
}
