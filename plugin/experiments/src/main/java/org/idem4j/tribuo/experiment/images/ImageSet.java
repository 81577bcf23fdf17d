package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import java.util.Optional;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/** Images to train on, others to test on, and what both are judged by. Values of pixels are from 0 to 1, row-major. */
interface ImageSet {

    /** What determines the images: the hash of their files. */
    String content();

    ImageShape shape();

    /** The images to train on, the first so many; 0 for all. */
    Dataset<Regressor> training(int most);

    /** Their pixels. */
    float[] trainingPixels(int most);

    /** Their classes, from 0; none where images have no labels. */
    int[] trainingLabels(int most);

    /** The pixels of the images to test on, the first so many; 0 for all. */
    float[] testPixels(int most);

    /** Their classes, from 0; none where images have no labels. */
    int[] testLabels(int most);

    /** Who tells the classes of images; nobody where they have no labels. */
    Optional<ImageJudge> judge();

    /** What sets of images are compared in. */
    ImageFeatures features();

    /** Training images with what they follow from, the first so many; nothing where they are not drawn. */
    default Optional<FactoredFaces> drawnTraining(int most) {
        return Optional.empty();
    }

    /** The same of the images to test on. */
    default Optional<FactoredFaces> drawnTest(int most) {
        return Optional.empty();
    }

    /** A guess of how long a training image takes at a width of 16. */
    double secondsPerImage();

    /** What images are worth beside as many test images, the last ones. */
    default SampleMeasures measures(float[] images) {
        float[] all = testPixels(0);
        float[] truth = Arrays.copyOfRange(all, Math.max(0, all.length - images.length), all.length);
        float[] training = trainingPixels(ImageMeasurement.COMPARED);
        return judge().map(judge -> SampleMeasures.of(images, truth, training, judge))
                .orElseGet(() -> SampleMeasures.of(images, truth, training, shape().size(), features()));
    }

    /** The same of the first test images, as many as there are others of to stand beside. */
    default SampleMeasures measuresOfTrue(int most) {
        float[] all = testPixels(0);
        int n = shape().size();
        return measures(Arrays.copyOf(all, Math.min(most, all.length / n / 2) * n));
    }
}
