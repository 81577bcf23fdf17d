package org.idem4j.tribuo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A task that one process runs and another keeps")
class KeptElsewhereTest {

    @TempDir
    Path folder;

    record Configuration(int number) {}

    record Result(double half, double notFinite) {}

    private record Half(int number) implements Task<Result> {
        @Override
        public String id() {
            return "half";
        }

        @Override
        public Object configuration() {
            return new Configuration(number);
        }

        @Override
        public double seconds() {
            return 1;
        }

        @Override
        public Result run(DoubleConsumer progress) {
            return new Result(number / 2.0, Double.NaN);
        }
    }

    private TaskFiles<Result> files(String name) {
        return new TaskFiles<>(folder.resolve(name), Result.class);
    }

    private static String timeless(Path file) throws IOException {
        return Files.readString(file).replaceAll("\"(seconds|finished)\" : \\S+", "");
    }

    @Test
    void should_have_the_file_that_it_has_where_one_process_does_both() throws IOException {
        Result here = files("here").write(new Half(7), share -> {});

        Result there = files("there").keep(new Half(7), TaskFiles.run(new Half(7)));

        assertThat(there).isEqualTo(here).isEqualTo(new Result(3.5, Double.NaN));
        assertThat(timeless(files("there").path("half")))
                .isEqualTo(timeless(files("here").path("half")))
                .contains("3.5");
        assertThat(files("there").read(new Half(7))).contains(here);
    }

    @Test
    void should_not_be_kept_where_the_other_process_has_another_configuration() throws IOException {
        byte[] other = TaskFiles.run(new Half(8));

        assertThatThrownBy(() -> files("there").keep(new Half(7), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number was 8, is now 7")
                .hasMessageContaining("it needs the same jars and files there as here");
        assertThat(files("there").path("half")).doesNotExist();
    }
}
