package org.idem4j.tribuo.experiment.images;

import java.util.Optional;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.image.FaceImageSource;
import org.idem4j.tribuo.data.image.ImageSource;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * Faces of no classes, compared by the principal components of their pixels. What is read or drawn is kept. Safe for use by several
 * threads.
 */
abstract class FaceImages implements ImageSet {

    /** The fewest images to test on: half of them stand beside the others, and coverage wants more than five. */
    static final int LEAST_TESTS = 12;

    private static final int COMPONENTS = 32;

    /** The training images that the components are those of. */
    private static final int COMPONENTS_OF = 1000;

    /** A guess, for a width of 16, on two cores. */
    private static final double SECONDS = 2e-3;

    private RowBlock training;
    private RowBlock test;
    private PixelComponents components;

    /** The images to train on. */
    abstract ImageSource trainingSource();

    /** Others. */
    abstract ImageSource testSource();

    @Override
    public final ImageShape shape() {
        return FaceImageSource.SHAPE;
    }

    @Override
    public final double secondsPerImage() {
        return SECONDS;
    }

    private synchronized RowBlock training() {
        if (training == null) {
            training = trainingSource().block().orElseThrow();
        }
        return training;
    }

    private synchronized RowBlock test() {
        if (test == null) {
            test = testSource().block().orElseThrow();
        }
        return test;
    }

    private static RowBlock first(RowBlock block, int most) {
        return most == 0 || most >= block.rows()
                ? block
                : block.select(IntStream.range(0, most).toArray());
    }

    @Override
    public final Dataset<Regressor> training(int most) {
        return new RowBlockDataset(first(training(), most), trainingSource().getProvenance());
    }

    @Override
    public final float[] trainingPixels(int most) {
        return first(training(), most).inputs();
    }

    @Override
    public final float[] testPixels(int most) {
        return first(test(), most).inputs();
    }

    /** {@inheritDoc} There are none. */
    @Override
    public final int[] trainingLabels(int most) {
        return new int[0];
    }

    /** {@inheritDoc} There are none. */
    @Override
    public final int[] testLabels(int most) {
        return new int[0];
    }

    @Override
    public final Optional<ImageJudge> judge() {
        return Optional.empty();
    }

    @Override
    public final synchronized ImageFeatures features() {
        if (components == null) {
            float[] pixels = trainingPixels(COMPONENTS_OF);
            int images = pixels.length / shape().size();
            components = PixelComponents.of(pixels, shape().size(), Math.min(COMPONENTS, images - 1));
        }
        return components;
    }
}
