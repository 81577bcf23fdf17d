package org.idem4j.tribuo.experiment.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingStep;

/**
 * Draws what becomes of the same noise z while a network is trained, z above f(z) above f(f(z)), into a file that is written
 * again and again; and keeps f(z) after the first step and each tenth of the training.
 */
final class LiveGrid implements TrainingListener {

    private static final Logger LOGGER = Logger.getLogger(LiveGrid.class.getName());

    private static final int PARTS = 10;

    private final ImageStrips strips;
    private final float[] noise;
    private final int every;
    private final Path file;
    private final List<Frame> frames = new ArrayList<>();

    /**
     * f of the noise after a step.
     *
     * @param step The step, from 1.
     * @param images As {@link ShownImages} has them.
     */
    record Frame(long step, String images) {}

    /**
     * Pictures of a training.
     *
     * @param noise Rows of N(0, 1), at least one.
     * @param every The steps from picture to picture; 0 for the first and each tenth of the training.
     * @param file The picture's; null for none.
     */
    LiveGrid(ImageStrips strips, float[] noise, int every, Path file) {
        this.strips = strips;
        this.noise = noise.clone();
        this.every = every;
        this.file = file;
    }

    @Override
    public void stepEnded(TrainingStep step) {
        boolean kept = step.number() == 1 || step.completes(PARTS);
        boolean drawn = file != null && (every == 0 ? kept : step.number() % every == 0);
        if (!kept && !drawn) {
            return;
        }
        float[] once = step.f().apply(noise);
        if (kept) {
            frames.add(new Frame(step.number(), ShownImages.encode(once)));
        }
        if (drawn) {
            write(List.of(noise, once, step.f().apply(once)));
        }
    }

    /** A picture that can't be written is no reason to stop a training. */
    private void write(List<float[]> rows) {
        try {
            AtomicFile.write(file, stream -> strips.write(rows, stream));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The picture of the training could not be written to " + file, e);
        }
    }

    /** What was kept, in order. */
    List<Frame> frames() {
        return List.copyOf(frames);
    }
}
