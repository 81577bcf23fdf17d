package org.idem4j.tribuo.experiment.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gap of a way at a given repair")
class EqualRepairTest {

    static FrontierCell cell(Way way, double strength, double repair, double gap) {
        return new FrontierCell("t", way, strength, List.of(result(repair, gap, TrainingOutcome.COMPLETED)));
    }

    static FrontierResult result(double repair, double gap, TrainingOutcome outcome) {
        return new FrontierResult(0.4, repair, 2 * repair, gap, gap / 10, 5, outcome, 1, 3);
    }

    private final List<FrontierCell> line = List.of(
            cell(Way.ALONE, 0, 0.20, 1e-1), cell(Way.MODIFIED, 1, 0.22, 1e-2), cell(Way.MODIFIED, 10, 0.30, 1e-4));

    @Test
    void should_lie_between_two_weights_on_a_line_of_error_and_logarithm_of_the_gap() {
        assertThat(EqualRepair.gap(line, 0.21, true)).isCloseTo(Math.pow(10, -1.5), within(1e-12));
        assertThat(EqualRepair.gap(line, 0.24, true)).isCloseTo(Math.pow(10, -2.5), within(1e-12));
    }

    @Test
    void should_be_the_smallest_of_all_that_repair_so_well() {
        assertThat(EqualRepair.gap(line, 0.22, true)).isCloseTo(1e-2, within(1e-12));
        assertThat(EqualRepair.gap(line, 0.5, true)).isCloseTo(1e-4, within(1e-12));
        List<FrontierCell> back = List.of(line.get(0), line.get(1), cell(Way.MODIFIED, 10, 0.21, 5e-2));
        assertThat(EqualRepair.gap(back, 0.25, true)).isCloseTo(1e-2, within(1e-12));
    }

    @Test
    void should_be_that_of_a_setting_where_there_is_nothing_between_two() {
        assertThat(EqualRepair.gap(line, 0.29, false)).isCloseTo(1e-2, within(1e-12));
    }

    @Test
    void should_be_missing_where_nothing_repairs_so_well() {
        assertThat(EqualRepair.gap(line, 0.19, true)).isNaN();
        assertThat(EqualRepair.gap(List.of(), 1, false)).isNaN();
    }
}
