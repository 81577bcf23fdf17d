package org.idem4j.tribuo.experiment.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.tribuo.data.image.FaceFactors;
import org.idem4j.tribuo.data.image.FaceImageSource;
import org.idem4j.tribuo.data.image.ImageSource;

/** Faces that are drawn when they are first wanted. */
final class DrawnFaces extends FaceImages {

    /** So far behind the first training face is the first test face, however many are trained on. */
    private static final int BEYOND = 1 << 24;

    private final FaceImageSource training;
    private final FaceImageSource test;
    private final String content;

    /**
     * Draws nothing yet but one face.
     *
     * @param images The images to train on.
     * @param tests The images to test on.
     * @param seed Of all.
     */
    DrawnFaces(int images, int tests, long seed) {
        this.training = new FaceImageSource(images, 0, seed);
        this.test = new FaceImageSource(tests, BEYOND, seed);
        this.content = "drawn as " + hash(new FaceImageSource(1, 0, seed)) + ", " + tests + " to test on";
    }

    private static String hash(FaceImageSource face) {
        try {
            return Sha256.of(
                    ShownImages.encode(FaceImageSource.rows(face.factors())).getBytes(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no file is read
        }
    }

    /** {@inheritDoc} The hash is that of the first face, which tells how faces are drawn. */
    @Override
    public String content() {
        return content;
    }

    @Override
    ImageSource trainingSource() {
        return training;
    }

    @Override
    ImageSource testSource() {
        return test;
    }

    @Override
    public Optional<FactoredFaces> drawnTraining(int most) {
        return Optional.of(new FactoredFaces(trainingPixels(most), first(training.factors(), most)));
    }

    @Override
    public Optional<FactoredFaces> drawnTest(int most) {
        return Optional.of(new FactoredFaces(testPixels(most), first(test.factors(), most)));
    }

    private static List<FaceFactors> first(List<FaceFactors> factors, int most) {
        return factors.subList(0, Math.min(most, factors.size()));
    }
}
