package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.evaluation.RepairVerdict;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.progress.EpochRecord;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String EVIL = "<script>alert('x')</script>";

    private static SelfMapMetrics metrics(double scale) {
        double[] ten = new double[10];
        for (int k = 0; k < 10; k++) {
            ten[k] = scale * (1 + k);
        }
        return new SelfMapMetrics(500, false, scale, .9, ten, .1, 1, 3, .4, 1, .42, ten, ten);
    }

    private static String html(SelfMapMetrics model, ComparedModel... others) throws IOException {
        return html(
                model,
                List.of(others),
                List.of(new EpochRecord(1, .1, .5, .2, .6, .3), new EpochRecord(2, .1, .4, .1, .5, Double.NaN)));
    }

    private static String html(SelfMapMetrics model, List<ComparedModel> others, List<EpochRecord> history)
            throws IOException {
        double[] row = {1, -1};
        ReportData data = new ReportData(
                new RepairVerdict(model, Optional.empty(), "test rows"),
                others,
                history,
                List.of(new ReportData.SampleRow("row", List.of("a", EVIL), row, row, row, row)),
                Optional.empty(),
                Map.of("files", EVIL),
                EVIL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new HtmlReport(data).writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void should_hold_its_plots_and_need_no_network() throws IOException {
        String html = html(
                metrics(.1),
                ComparedModel.withoutIdempotence(metrics(.2)),
                ComparedModel.of("by-construction", metrics(.3)));

        assertThat(html.split("<svg", -1)).hasSize(1 + 4 * 2); // each for a wide page and for a phone
        assertThat(html.replace("http://www.w3.org/", ""))
                .doesNotContain("http://", "https://")
                .doesNotContain("src=");
        assertThat(html)
                .contains(
                        "without idempotence",
                        "On 500 test rows: one pass lowers the error from 0.4200 to <b>0.1000</b>")
                .contains(
                        "of this model rises by 0.90;",
                        "without idempotence rises by 1.8; that of by-construction rises by 2.7.")
                .contains("<th>by-construction")
                .doesNotContain("worse than doing nothing and", "idempotent</");
    }

    /** Given black, after a pass grey, after ten lighter, clean white. */
    @Test
    void should_show_images_as_such() throws IOException {
        ImageShape shape = new ImageShape(1, 3, 5);
        SampleImages images =
                new SampleImages(shape, level(shape, 0), level(shape, 1), level(shape, .4f), level(shape, .6f));
        ReportData data = new ReportData(
                new RepairVerdict(metrics(.1), Optional.empty(), "test rows"),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(images),
                Map.of(),
                "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new HtmlReport(data).writeTo(bytes);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Images before and after", "<image", "class=\"plot pixels on-wide\"")
                .doesNotContain("Rows before and after");
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(images.picture(PlotStyle.WIDTH).png().orElseThrow()));
        int line = picture.getHeight() / 4;
        assertThat(IntStream.range(0, 4)
                        .map(kind -> picture.getRGB(picture.getWidth() / 4, line * kind + line / 2) & 0xff))
                .containsExactly(0, 102, 153, 255);
        assertThat(images.picture(30).width()).isLessThanOrEqualTo(30);
    }

    /** Two images. */
    private static float[] level(ImageShape shape, float level) {
        float[] pixels = new float[2 * shape.size()];
        Arrays.fill(pixels, level);
        return pixels;
    }

    @Test
    void should_escape_what_comes_from_a_table() throws IOException {
        assertThat(html(metrics(.1))).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void should_speak_of_the_lines_that_are_drawn_alone() throws IOException {
        EpochRecord plain = new EpochRecord(1, .1, .5, 0, Double.NaN, Double.NaN);

        assertThat(html(metrics(.1))).contains("Dashed lines are", "and the gap between one pass and two");
        assertThat(html(metrics(.1), List.of(), List.of(plain)))
                .contains("The error against the clean rows after each epoch.")
                .doesNotContain("Dashed lines", "and the gap between");
    }

    @Test
    void should_show_what_becomes_of_noise_where_that_was_looked_at() throws IOException {
        assertThat(html(metrics(.1))).doesNotContain("What becomes of noise", "nearly one image");

        String collapsed = html(metrics(.1), List.of(), List.of(onNoise(1, .2), onNoise(2, .05), onNoise(3, .01)));
        assertThat(collapsed)
                .contains("What becomes of noise", "What it made of noise collapsed at epoch 2.")
                .contains(
                        "class=\"warning\">The network makes nearly one image of all noise: the spread of its pixels is 0.010,"
                                + " that of true images 0.240.");
        assertThat(collapsed.split("<svg", -1)).hasSize(1 + 5 * 2);

        assertThat(html(metrics(.1), List.of(), List.of(onNoise(1, .05), onNoise(2, .2))))
                .contains("What it made of noise collapsed at epoch 1, differed again at epoch 2.")
                .doesNotContain("nearly one image of all noise: ");
        assertThat(html(metrics(.1), List.of(), List.of(onNoise(1, .1)))).contains("noise did not collapse.");
    }

    private static EpochRecord onNoise(int epoch, double spread) {
        return new EpochRecord(epoch, .1, .5, .2, Double.NaN, Double.NaN, Optional.of(new NoiseSpread(spread, .24)));
    }

    /** No sentence praises a number that it has not seen. */
    @Test
    void should_say_what_is_worse_than_no_model() throws IOException {
        assertThat(html(metrics(.5)))
                .contains("one pass raises the error from 0.4200 to <b>0.5000</b>")
                .contains("<p class=\"warning\">This model is worse than doing nothing.");
        assertThat(html(metrics(1.5))).contains("worse than doing nothing and than writing each column&#39;s mean");
        assertThat(html(metrics(.1))).contains("Run 10 times, it is worse than doing nothing");
    }

    @Test
    void should_be_written_for_a_model_that_ran_off() throws IOException {
        assertThat(html(metrics(Double.NaN))).contains("not finite");
    }
}
