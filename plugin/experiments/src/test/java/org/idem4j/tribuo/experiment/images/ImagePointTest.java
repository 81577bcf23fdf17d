package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Table;
import org.idem4j.tribuo.task.TaskJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@Tag("training")
class ImagePointTest {

    private static final int ROWS = 60;
    private static final JudgedDigits DIGITS = new JudgedDigits(Path.of("../../test-data"));

    @TempDir
    private Path folder;

    /** A few digits as images of which nobody knows what they are. */
    private static final class Unlabelled implements ImageSet {

        private static int few(int most) {
            return most == 0 ? ROWS : Math.min(most, ROWS);
        }

        @Override
        public String content() {
            return "unlabelled";
        }

        @Override
        public ImageShape shape() {
            return DIGITS.shape();
        }

        @Override
        public Dataset<Regressor> training(int most) {
            return DIGITS.training(most);
        }

        @Override
        public float[] trainingPixels(int most) {
            return DIGITS.trainingPixels(few(most));
        }

        @Override
        public int[] trainingLabels(int most) {
            return new int[0];
        }

        @Override
        public float[] testPixels(int most) {
            return DIGITS.testPixels(few(most));
        }

        @Override
        public int[] testLabels(int most) {
            return new int[0];
        }

        @Override
        public Optional<ImageJudge> judge() {
            return Optional.empty();
        }

        @Override
        public ImageFeatures features() {
            return new PixelComponents(new float[shape().size()], new float[2 * shape().size()]);
        }

        @Override
        public double secondsPerImage() {
            return 0;
        }

        @Override
        public SampleMeasures measures(float[] images) {
            return new SampleMeasures(Double.NaN, Double.NaN, 0.01, 2, 0.5, 0.1);
        }

        @Override
        public SampleMeasures measuresOfTrue(int most) {
            return new SampleMeasures(Double.NaN, Double.NaN, 0.25, 1, 0.9, 0.1);
        }
    }

    private static ImagePoint point(ImageRecipe recipe, ImageNoise noise, int pictureEvery) {
        ImageSettings settings = new ImageSettings("content", recipe, noise, 2, 4, ROWS, 3, 32, 2e-3, 1, 1);
        return new ImagePoint(recipe.id(), settings, new Unlabelled(), pictureEvery);
    }

    private static ObjectNode json(ImageResult result) {
        ObjectNode json = TaskJson.MAPPER.valueToTree(result);
        json.remove("seconds");
        return json;
    }

    @Test
    void should_come_to_the_same_whether_it_is_watched_or_not() {
        ImageResult alone = point(ImageRecipe.IGN, ImageNoise.FOURIER, 0).run(share -> {});
        ImageResult watched = point(ImageRecipe.IGN, ImageNoise.FOURIER, 1).run(share -> {}, folder);

        assertThat(json(watched)).isEqualTo(json(alone));
        assertThat(folder.resolve("ign.png")).isNotEmptyFile();
        assertThat(watched.course().frames()).hasSize(6);
        assertThat(watched.course().losses().terms()).containsKeys("reconstruction", "idempotence", "tightness");
    }

    @Test
    void should_show_images_without_labels_too() {
        Unlabelled set = new Unlabelled();
        List<ImageFindings.Found> found = List.of(
                new ImageFindings.Found(
                        ImageRecipe.REPAIR,
                        point(ImageRecipe.REPAIR, ImageNoise.NORMAL, 0).run(share -> {})),
                new ImageFindings.Found(
                        ImageRecipe.PAPER,
                        point(ImageRecipe.PAPER, ImageNoise.NORMAL, 0).run(share -> {})));

        Findings findings = new ImageFindings("things", found, set, ImageNoise.NORMAL).findings();

        assertThat(findings.summary().get(0)).contains("Collapse alarm", "paper: modified gradient on noise");
        assertThat(findings.summary())
                .noneMatch(sentence -> sentence.contains("NaN") || sentence.contains("classifier"));
        assertThat(findings.figures())
                .extracting(Figure::name)
                .contains(
                        "things-losses",
                        "things-gaps",
                        "things-spectrum",
                        "things-damage-blur",
                        "things-nearest",
                        "things-repair",
                        "things-repair-course",
                        "things-paper-between",
                        "things-paper-directions",
                        "things-paper-nearest")
                .doesNotContain("things-paper-moved");
        assertThat(findings.allTables()).extracting(Table::name).allMatch(name -> name.startsWith("things-"));
        Table kinds = findings.tables().get(1);
        assertThat(kinds.rows()).hasSize(2 * KindOfDamage.values().length);
        assertThat(kinds.rows().get(0).subList(0, 3))
                .containsExactly("noise of .3", "repair, modified gradient", "yes");
        assertThat(kinds.rows().get(1).get(2)).isEqualTo("no");
        assertThat(kinds.rows().get(6).subList(0, 3)).containsExactly("blur", "repair, modified gradient", "no");
        assertThat(kinds.columns()).containsExactly("damage", "recipe", "trained on it", "error before", "error after");
        Table samples = findings.tables().get(2);
        assertThat(samples.columns()).doesNotContain("sure", "classes");
        assertThat(samples.text())
                .contains("in the 2 leading principal components of training images' pixels", "f of N(0, 1)")
                .doesNotContain("classifier");
    }
}
