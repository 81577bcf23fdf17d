package org.idem4j.tribuo.anomaly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;

/**
 * Made the stored detectors in test resources, which later versions must keep loading: for a new version add new ones, never
 * replace the old.
 */
final class StoredDetectors {

    static final float[] ROW = {0.5f, -1f, 2f, 0.25f};

    private StoredDetectors() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String name = "stored-" + arguments[1];
        // 0.1 was a perceptron's, by the distance; 0.2 is a projector's, by the density.
        IdempotentAnomalyModel model = new IdempotentAnomalyTrainer(
                        IdempotentTrainer.builder()
                                .network(ProjectorNetwork.of(2, 6).withRank(3, KeptBy.SPAN))
                                .idempotenceWeight(0)
                                .epochs(4)
                                .build(),
                        0.9,
                        1)
                .train(Events.curved(4, 50, 9));
        model.serializeToFile(folder.resolve(name + ".tribuo"));
        Files.write(
                folder.resolve(name + ".csv"),
                List.of(Double.toString(model.threshold()), Double.toString(model.scores(ROW)[0])));
    }
}
