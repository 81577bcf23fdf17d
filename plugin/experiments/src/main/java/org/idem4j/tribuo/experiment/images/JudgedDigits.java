package org.idem4j.tribuo.experiment.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/** Images, and a classifier of them that is trained when it is first wanted. Safe for use by several threads. */
final class JudgedDigits implements ImageSet {

    private static final int CLASSES = 10;
    private static final int EPOCHS = 4;
    private static final long SEED = 1;
    private static final double SECONDS_PER_IMAGE = 2.5e-4;

    private final Path folder;
    private DigitFiles files;
    private ImageJudge judge;

    /**
     * Looks for nothing yet.
     *
     * @param folder The folder of the files.
     */
    JudgedDigits(Path folder) {
        this.folder = folder;
    }

    /** {@inheritDoc} A folder that is not there is missed when one of the images is wanted. */
    @Override
    public String content() {
        return Files.isDirectory(folder) ? files().content() : "no folder " + folder;
    }

    synchronized DigitFiles files() {
        if (files == null) {
            files = DigitFiles.in(folder);
        }
        return files;
    }

    @Override
    public ImageShape shape() {
        return files().shape();
    }

    @Override
    public Dataset<Regressor> training(int most) {
        return RowBlockDataset.of(files().training(most));
    }

    @Override
    public float[] trainingPixels(int most) {
        return DigitFiles.pixels(files().training(most));
    }

    @Override
    public int[] trainingLabels(int most) {
        return files().training(most).labels();
    }

    @Override
    public float[] testPixels(int most) {
        return DigitFiles.pixels(files().test(most));
    }

    @Override
    public int[] testLabels(int most) {
        return files().test(most).labels();
    }

    /** {@inheritDoc} It is trained on all training images, whatever the experiment trains on. */
    @Override
    public Optional<ImageJudge> judge() {
        return Optional.of(trainedJudge());
    }

    @Override
    public ImageFeatures features() {
        return trainedJudge();
    }

    @Override
    public double secondsPerImage() {
        return SECONDS_PER_IMAGE;
    }

    private synchronized ImageJudge trainedJudge() {
        if (judge == null) {
            judge = ImageJudge.train(shape(), trainingPixels(0), trainingLabels(0), CLASSES, EPOCHS, SEED);
        }
        return judge;
    }
}
