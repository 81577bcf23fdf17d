package org.idem4j.tribuo.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.frame.ExperimentConfiguration;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every experiment has to hold. */
class ExperimentsTest {

    /** On two cores; the promise of quick is a quarter of an hour, and the guess leaves out what is measured at the ends. */
    private static final double QUICK_SECONDS = 660;

    @TempDir
    Path folder;

    static Stream<Experiment<?>> experiments() {
        return Stream.of(Scale.values()).flatMap(scale -> Experiments.all(scale).stream());
    }

    private static List<? extends Task<?>> points(Experiment<?> experiment) {
        return experiment.points();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void should_be_repeated_from_its_configuration(Experiment<?> experiment) throws IOException {
        Path file = Files.write(folder.resolve("config.xml"), ExperimentConfiguration.xml(experiment));

        Experiment<?> again = (Experiment<?>) new ConfigurationManager(file.toString()).lookup(experiment.name());

        assertThat(points(again)).isEqualTo(points(experiment));
        assertThat(ExperimentConfiguration.xml(again)).isEqualTo(ExperimentConfiguration.xml(experiment));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void should_name_its_points_so_that_they_can_be_files(Experiment<?> experiment) {
        List<String> ids = points(experiment).stream().<String>map(Task::id).toList();

        assertThat(ids).isNotEmpty().allMatch(id -> id.matches("[a-z0-9][a-z0-9.-]*"));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void should_be_quick_at_the_quick_scale() {
        for (Experiment<?> experiment : Experiments.all(Scale.QUICK)) {
            assertThat(points(experiment).stream().mapToDouble(Task::seconds).sum())
                    .as(experiment.name())
                    .isBetween(0.0, QUICK_SECONDS);
        }
    }

    @Test
    void should_be_found_by_name() {
        for (Experiment<?> experiment : Experiments.all(Scale.FULL)) {
            assertThat(points(Experiments.named(experiment.name(), Scale.FULL))).isEqualTo(points(experiment));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Experiments.named("figure9", Scale.QUICK))
                .withMessageContaining("no experiment 'figure9'; choose one of figure1");
    }
}
