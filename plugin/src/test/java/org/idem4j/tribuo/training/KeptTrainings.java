package org.idem4j.tribuo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.IdempotentTrainerBuilder;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/** Trainings that keep checkpoints in a folder of the test's. */
abstract class KeptTrainings {

    static final Dataset<Regressor> DATA = SelfMapData.curved(3, 40, 1);

    @TempDir
    Path folder;

    /** Stops a training as a killed program would, but that it can be caught; tells where one went on. */
    static final class Stop implements TrainingListener {
        private final int at;
        final List<Integer> resumed = new ArrayList<>();

        Stop(int at) {
            this.at = at;
        }

        @Override
        public void resumed(int epoch) {
            resumed.add(epoch);
        }

        @Override
        public void epochEnded(EpochRecord epoch) {
            if (epoch.epoch() == at) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    static IdempotentTrainerBuilder settings() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(6))
                .epochs(8)
                .batchSize(16);
    }

    CheckpointFolder checkpoints(Duration interval) {
        return new CheckpointFolder(folder.resolve("checkpoints"), interval);
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            return files.toList();
        }
    }

    IdempotentModel trained(IdempotentTrainerBuilder settings, TrainingListener listener) {
        IdempotentTrainer trainer = settings.build();
        trainer.addListener(listener);
        trainer.keepCheckpoints(checkpoints(Duration.ZERO));
        return trainer.train(DATA);
    }

    IdempotentModel resumed(IdempotentTrainerBuilder settings, Dataset<Regressor> data) {
        IdempotentTrainer trainer = settings.build();
        trainer.keepCheckpoints(checkpoints(Duration.ZERO).demanded());
        return trainer.train(data);
    }
}
