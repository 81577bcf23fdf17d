package org.idem4j.tribuo.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.CostPoint;
import org.idem4j.tribuo.experiment.noise.CostResult;
import org.idem4j.tribuo.experiment.noise.CostSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class CostTest {

    private static CostResult result(double modified, double ordinary, long modifiedBytes, long ordinaryBytes) {
        return new CostResult(
                new CostResult.Cost(9, modified, modified / 2, modified * 2, modifiedBytes),
                new CostResult.Cost(9, ordinary, ordinary / 2, ordinary * 2, ordinaryBytes));
    }

    @Test
    void should_time_both_methods_and_measure_their_memory() {
        CostSettings settings = Cost.at(Scale.QUICK).points().get(0).configuration();
        CostSettings brief = new CostSettings(settings.layers(), 10, 3, 0, 1);

        CostResult result = new CostPoint("brief", brief).run(share -> {});

        assertThat(result.modified().steps()).isEqualTo(3 * 2);
        assertThat(result.modified().fastTenth()).isPositive();
        assertThat(result.modified().seconds())
                .isBetween(result.modified().fastTenth(), result.modified().slowTenth());
        // By hand for one layer: the batch, y, f(y), f(f(y)), the error, and δ; ordinary: see TrainingMemoryTest.
        assertThat(result.modified().stepBytes()).isEqualTo(6 * 10 * 32 * Float.BYTES);
        assertThat(result.ordinary().stepBytes()).isEqualTo(7 * 10 * 32 * Float.BYTES);
    }

    @Test
    void should_compare_with_the_matrix_products() {
        CostFindings.Cell cell = new CostFindings.Cell(2, 32, result(0.8, 1, 3, 4));

        assertThat(cell.timeRatio()).isEqualTo(0.8);
        assertThat(cell.memoryRatio()).isEqualTo(0.75);
        // 3 · 2 forwards and a backward of 2 + 1, against 2 · 2 forwards and backwards of 4 and 2 + 1.
        assertThat(cell.productsRatio()).isEqualTo(9 / 11.0);
    }

    @Test
    void should_find_what_is_there() {
        Findings findings = Cost.at(Scale.QUICK)
                .findings(Map.of(
                        "depth1-width32", result(0.5, 1, 1, 2),
                        "depth1-width128", result(0.7, 1, 1, 2),
                        "depth8-width32", result(0.9, 1, 2, 2)));

        assertThat(findings.summary())
                .containsExactly(
                        "A step with the modified gradient takes *0.70* of the time of one with the ordinary gradient"
                                + " (median of 3 networks; 0.50 to 0.90) and *0.50* of its memory (0.50 to 1.00).");
        assertThat(findings.tables().get(0).rows()).hasSize(3);
        assertThat(findings.figures())
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.picture().svg()).isPresent());
    }
}
