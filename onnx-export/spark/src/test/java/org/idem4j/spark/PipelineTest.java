package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

    @TempDir
    Path scratch;

    private final Dataset<Row> rows = Local.rows(Models.rows(200, true, 8), 2);

    private Path model() throws Exception {
        return Files.write(scratch.resolve("repair.onnx"), Models.masked());
    }

    private static RepairTransformer stage(Path model) {
        return new RepairTransformer()
                .setModel(model.toString())
                .setRepair("flagged")
                .setTolerance(.5)
                .setScoreCol("score")
                .setFlaggedCol("odd")
                .setInputCols("a", "b", "c", "d");
    }

    @Test
    void should_be_a_stage_that_is_stored_with_its_file_and_gives_the_same_without_it() throws Exception {
        Path model = model();
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {
            stage(model),
            new VectorAssembler()
                    .setInputCols(new String[] {"a", "b", "c", "d"})
                    .setOutputCol("features")
        });
        PipelineModel fitted = pipeline.fit(rows);
        List<Row> before = fitted.transform(rows).collectAsList();

        String folder = scratch.resolve("pipeline").toString();
        fitted.write().overwrite().save(folder);
        fitted.write().overwrite().save(folder);
        Files.delete(model);
        PipelineModel loaded = PipelineModel.load(folder);

        assertThat(loaded.transform(rows).collectAsList()).isEqualTo(before);
        RepairTransformer stage = (RepairTransformer) loaded.stages()[0];
        assertThat(stage.uid()).isEqualTo(pipeline.getStages()[0].uid());
        assertThat(stage.getOrDefault(stage.inputCols())).containsExactly("a", "b", "c", "d");
        for (Param<?> param : stage.params()) {
            assertThat(stage.isSet(param))
                    .as(param.name())
                    .isEqualTo(fitted.stages()[0].isSet(fitted.stages()[0].getParam(param.name())));
        }
    }

    @Test
    void should_store_a_stage_by_itself() throws Exception {
        RepairTransformer stage = stage(model());
        String folder = scratch.resolve("stage").toString();
        stage.save(folder);

        assertThat(RepairTransformer.load(folder).transform(rows).collectAsList())
                .isEqualTo(stage.transform(rows).collectAsList());
        assertThatThrownBy(() -> stage.save(folder)).hasMessageContaining("already exists");
    }

    @Test
    void should_copy_with_other_parameters_and_read_another_file_where_one_is_named() throws Exception {
        RepairTransformer stage = stage(model());
        stage.transformSchema(rows.schema());
        Path other = Files.write(scratch.resolve("other.onnx"), Models.filling());

        RepairTransformer copy =
                stage.copy(new ParamMap().put(stage.model(), other.toString()).put(stage.scoreCol(), "s"));

        List<Row> expected = stage(other).setScoreCol("s").transform(rows).collectAsList();
        assertThat(copy.transform(rows).collectAsList()).isEqualTo(expected);
        assertThat(copy.uid()).isEqualTo(stage.uid());
        assertThat(stage.copy(ParamMap.empty()).transform(rows).collectAsList())
                .isEqualTo(stage.transform(rows).collectAsList())
                .isNotEqualTo(expected);
    }

    @Test
    void should_tell_all_its_parameters() {
        RepairTransformer stage = new RepairTransformer();

        assertThat(Arrays.stream(stage.params()).map(Param::name))
                .containsExactly(
                        "flaggedCol",
                        "handleInvalid",
                        "inputCols",
                        "model",
                        "modelCol",
                        "provider",
                        "repair",
                        "scoreCol",
                        "sha256Col",
                        "tolerance");
        assertThat(stage.params()).allSatisfy(param -> assertThat(param.doc()).hasSizeGreaterThan(20));
    }
}
