package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.tribuo.data.image.ImageOutput;

/**
 * Repairs the images of a folder or an IDX file and writes as many of the same kind.
 *
 * @param model The model's file, for messages.
 * @param input Where the images are.
 * @param output Where they are written.
 */
record ImageRepair(Path model, Path input, Path output) {

    /**
     * Repairs them all, but for those for which the model gives no finite number.
     *
     * @return What the images had and the model's have not, for people; empty for nothing.
     * @throws FailedException If these are all; nothing is written then.
     */
    String run(OpenModel open, RowRepair repair) throws IOException {
        int n = open.selfMap().selfMap().dimension();
        float[] image = new float[n];
        try (ImageRows images = ImageRows.open(input, open);
                ImageOutput written = images.input().like(output)) {
            images.forEach((first, rows) -> {
                RepairedRows repaired = repair.repair(first + 1L, rows);
                for (int start = 0; start < rows.length; start += n) {
                    images.toImage(repaired.outputs(), start, image);
                    written.write(image, 0);
                }
            });
            repair.unfit()
                    .requireSome(
                            model,
                            input,
                            repair.rows(),
                            open.selfMap().selfMap().names());
            written.commit();
            return images.input().lost();
        }
    }
}
