package org.idem4j.tribuo.experiment.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.task.LocalTasks;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.task.TaskFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunTest {

    @TempDir
    Path folder;

    private final List<String> ran = new ArrayList<>();
    private String failing = "";

    private record Configuration(int number, double factor) {}

    private record Result(double product, double notFinite, List<Double> list) {}

    private final class Product implements Task<Result> {
        private final Configuration configuration;

        Product(Configuration configuration) {
            this.configuration = configuration;
        }

        @Override
        public String id() {
            return "product-" + configuration.number;
        }

        @Override
        public Object configuration() {
            return configuration;
        }

        @Override
        public double seconds() {
            return configuration.number;
        }

        @Override
        public Result run(DoubleConsumer progress) {
            progress.accept(0.5);
            if (id().equals(failing)) {
                throw new IllegalStateException("pulled the plug");
            }
            ran.add(id());
            return new Result(configuration.number * configuration.factor, Double.NaN, List.of(1e-300, 0.1));
        }
    }

    private final class Products implements Experiment<Result> {
        private final double factor;
        private final int[] numbers;

        Products(double factor, int... numbers) {
            this.factor = factor;
            this.numbers = numbers;
        }

        @Override
        public String name() {
            return "products";
        }

        @Override
        public String shows() {
            return "products";
        }

        @Override
        public List<Product> points() {
            List<Product> points = new ArrayList<>();
            for (int number : numbers) {
                points.add(new Product(new Configuration(number, factor)));
            }
            return points;
        }

        @Override
        public Class<Result> resultType() {
            return Result.class;
        }

        @Override
        public Findings findings(Map<String, Result> results) {
            throw new UnsupportedOperationException();
        }
    }

    private ExperimentRun<Result> run(double factor, int... numbers) {
        return run(new ExperimentListener() {}, factor, numbers);
    }

    private ExperimentRun<Result> run(ExperimentListener listener, double factor, int... numbers) {
        return run(listener, null, factor, numbers);
    }

    private ExperimentRun<Result> alone(String only, double factor, int... numbers) {
        return run(new ExperimentListener() {}, only, factor, numbers);
    }

    private ExperimentRun<Result> run(ExperimentListener listener, String only, double factor, int... numbers) {
        return new ExperimentRun<>(
                new Products(factor, numbers),
                only,
                new TaskFiles<>(folder, Result.class),
                new LocalTasks<>(1),
                listener);
    }

    @Test
    void should_run_only_what_is_missing_and_read_the_rest_as_it_was() throws IOException {
        Map<String, Result> first = run(0.1, 3, 1).run();
        ran.clear();

        Map<String, Result> all = run(0.1, 3, 2, 1).run();

        assertThat(ran).containsExactly("product-2");
        assertThat(all).hasSize(3).containsAllEntriesOf(first);
        assertThat(all.get("product-3")).isEqualTo(new Result(3 * 0.1, Double.NaN, List.of(1e-300, 0.1)));
    }

    @Test
    void should_lose_only_the_point_in_flight_when_it_is_stopped() throws IOException {
        failing = "product-3";
        assertThatThrownBy(() -> run(2, 1, 2, 3, 4).run()).hasMessage("pulled the plug");
        assertThat(folder.resolve("points")).isDirectoryContaining("glob:**product-1.json");
        failing = "";
        ran.clear();

        run(2, 1, 2, 3, 4).run();

        assertThat(ran).containsExactly("product-3", "product-4");
        assertThat(folder.resolve("points").toFile().list()).hasSize(4);
    }

    @Test
    void should_run_one_point_alone_and_give_what_is_there() throws IOException {
        run(2, 1).run();
        ran.clear();

        Map<String, Result> there = alone("product-3", 2, 1, 2, 3).run();

        assertThat(ran).containsExactly("product-3");
        assertThat(there).containsOnlyKeys("product-1", "product-3");
    }

    @Test
    void should_refuse_points_that_do_not_exist_or_exist_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alone("product-5", 2, 1, 2, 3, 4).run())
                .withMessageContaining("no point 'product-5' among its 4")
                .withMessageContaining("product-1, product-2, product-3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(2, 1, 2, 1).run())
                .withMessageContaining("product-1 stands twice");
        assertThat(ran).isEmpty();
    }

    @Test
    void should_refuse_a_point_of_another_configuration_before_anything_is_run() throws IOException {
        run(2, 2).run();
        ran.clear();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(3, 1, 2).run())
                .withMessageContaining(Path.of("points", "product-2.json").toString())
                .withMessageContaining("factor was 2.0, is now 3.0")
                .withMessageContaining("choose another output folder");
        assertThat(ran).isEmpty();
    }

    @Test
    void should_refuse_a_damaged_point_before_anything_is_run() throws IOException {
        run(2, 2).run();
        ran.clear();
        Path file = folder.resolve("points/product-2.json");
        String good = Files.readString(file);
        List<String> damaged = List.of(
                "",
                "[]",
                good.substring(0, good.length() / 2),
                good.replace("\"result\"", "\"resolt\""),
                good.replace("\"configuration\"", "\"konfiguration\""),
                good.replace("\"product\"", "\"produkt\""),
                good.replace("\"product\" : 4.0,", ""),
                good.replace("4.0", "\"four\""));

        for (String content : damaged) {
            Files.writeString(file, content);
            assertThatIllegalArgumentException()
                    .as(content)
                    .isThrownBy(() -> run(2, 1, 2).run())
                    .withMessageContaining("product-2.json is damaged")
                    .withMessageContaining("delete it to have the point run again");
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void should_tell_how_it_goes_on() throws IOException {
        run(2, 2).run();
        List<String> told = new ArrayList<>();
        ExperimentListener listener = new ExperimentListener() {
            @Override
            public void started(int points, int there, double seconds) {
                told.add("started " + points + " " + there + " " + seconds);
            }

            @Override
            public void progressed(String id, double seconds) {
                told.add("progressed " + id + " " + seconds);
            }

            @Override
            public void pointEnded(String id, double seconds) {
                told.add("ended " + id + " " + seconds);
            }

            @Override
            public void ended() {
                told.add("ended");
            }
        };

        run(listener, 2, 1, 2, 3).run();

        assertThat(told)
                .containsExactly(
                        "started 2 1 4.0",
                        "progressed product-1 0.5",
                        "ended product-1 1.0",
                        "progressed product-3 2.5",
                        "ended product-3 4.0",
                        "ended");
    }
}
