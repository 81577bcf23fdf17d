package org.idem4j.tribuo.experiment.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.idem4j.tribuo.data.image.IdxImageSource;

/** Images, and a classifier of them that is trained when it is first wanted. Safe for use by several threads. */
final class JudgedDigits {

    private static final int CLASSES = 10;
    private static final int EPOCHS = 4;
    private static final long SEED = 1;

    /** The training images among which neighbours are looked for. */
    private static final int COMPARED = 10_000;

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

    /** What determines the images; a folder that is not there is missed when one of them is wanted. */
    String content() {
        return Files.isDirectory(folder) ? files().content() : "no folder " + folder;
    }

    synchronized DigitFiles files() {
        if (files == null) {
            files = DigitFiles.in(folder);
        }
        return files;
    }

    /** The classifier, of all training images, whatever the experiment trains on. */
    synchronized ImageJudge judge() {
        if (judge == null) {
            IdxImageSource all = files().training(0);
            judge = ImageJudge.train(all.shape(), DigitFiles.pixels(all), all.labels(), CLASSES, EPOCHS, SEED);
        }
        return judge;
    }

    /** What images are worth, beside as many test images, from the last on. */
    SampleMeasures measures(float[] images) {
        float[] all = DigitFiles.pixels(files().test(0));
        float[] truth = Arrays.copyOfRange(all, Math.max(0, all.length - images.length), all.length);
        return SampleMeasures.of(images, truth, DigitFiles.pixels(files().training(COMPARED)), judge());
    }

    /** The same of the first test images, as many as there are others of to stand beside. */
    SampleMeasures measuresOfTrue(int most) {
        float[] all = DigitFiles.pixels(files().test(0));
        int n = files().shape().size();
        return measures(Arrays.copyOf(all, Math.min(most, all.length / n / 2) * n));
    }
}
