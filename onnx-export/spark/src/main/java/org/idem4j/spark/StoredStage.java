package org.idem4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;

/** The folder of a stored stage: Spark's own metadata, which hold the parameters, and the ONNX file beside them. */
final class StoredStage {

    private static final String FILE = "model.onnx";

    private StoredStage() {}

    private static Path file(String folder) {
        return new Path(folder, FILE);
    }

    static final class Writer extends MLWriter {

        private final ModelContent content;
        private final MLWriter params;

        /**
         * A writer of a stage.
         *
         * @param params Writes its parameters.
         */
        Writer(ModelContent content, MLWriter params) {
            this.content = content;
            this.params = params;
        }

        @Override
        public void saveImpl(String folder) {
            try {
                params.session(sparkSession()).save(folder);
                content.writeTo(file(folder), sc().hadoopConfiguration());
            } catch (IOException e) {
                throw new UncheckedIOException("The stage could not be stored in " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    static final class Reader extends MLReader<RepairTransformer> {

        /** Reads the parameters. */
        private static final class Params implements DefaultParamsReadable<RepairTransformer> {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public RepairTransformer load(String folder) {
            RepairTransformer stage =
                    new Params().read().session(sparkSession()).load(folder);
            try {
                String origin = stage.getOrDefault(stage.model());
                return stage.with(ModelContent.read(origin, file(folder), sc().hadoopConfiguration()));
            } catch (IOException e) {
                throw new UncheckedIOException("The stage in " + folder + " can't be read: " + e.getMessage(), e);
            }
        }
    }
}
