package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a provenance that may be read, and those that may not. */
class TrustedComponentsTest {

    private static void require(String className, String value, boolean urlsAllowed) {
        ConfigurationData component = new ConfigurationData("source", className);
        component.add("values", ListProperty.createFromStringList(List.of("plain", value)));
        component.add("value", new SimpleProperty("plain"));
        new TrustedComponents(Path.of("model.tribuo"), urlsAllowed).require(List.of(component));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.invalid/rows.csv",
                "HTTPS://host.invalid",
                "  ftp://host.invalid/rows.csv",
                "url:http:rows",
                "jar:file:/a.jar!/b",
                "jdbc:thin:user",
                "file://host.invalid/rows.csv",
                "file:////host.invalid/rows.csv",
                "a.csv,http://host.invalid/rows.csv"
            })
    void should_take_an_address_for_one(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> require("org.tribuo.data.csv.CSVDataSource", value, false))
                .withMessageContainingAll("model.tribuo", "'" + value + "'", "CSVDataSource.values", "--allow-url");
        assertThatCode(() -> require("org.tribuo.data.csv.CSVDataSource", value, true))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/folder/rows.csv",
                "file:///folder/rows.csv",
                "C:/folder/rows.csv",
                "rows of the 30th.csv",
                "yyyy-MM-dd'T'HH:mm:ss",
                "1-26,sensor:3"
            })
    void should_take_nothing_else_for_an_address(String value) {
        assertThatCode(() -> require("org.tribuo.data.csv.CSVDataSource", value, false))
                .doesNotThrowAnyException();
    }

    @Test
    void should_refuse_a_database() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> require("org.tribuo.data.sql.SQLDBConfig", "host", false))
                .withMessageContainingAll("model.tribuo", "SQLDBConfig", "--allow-url");
    }

    private static void requireHidden(Path file, String... widths) {
        ConfigurationData component = new ConfigurationData("network", "org.idem4j.tribuo.network.AnyNetwork");
        component.add("hidden", ListProperty.createFromStringList(List.of(widths)));
        new TrustedComponents(file, false).require(List.of(component));
    }

    /** OLCUT reads each of them by Integer.parseInt; together they have 4 weights or more, the file has room for 3. */
    @ParameterizedTest
    @ValueSource(strings = {"2,2", "+2,+2", "+2,2", "-2,-2", "٢,२", "1,x,2,2", "+02,2,x", "1,-2,2,1"})
    void should_refuse_layers_that_the_file_has_no_room_for_in_whatever_digits(String widths, @TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve("model.tribuo"), new byte[3 * Float.BYTES]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> requireHidden(file, widths.split(",")))
                .withMessageContainingAll("model.tribuo", "AnyNetwork.hidden", "can't hold the weights of that");
    }

    @Test
    void should_take_layers_that_the_file_has_room_for(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("model.tribuo"), new byte[4 * Float.BYTES]);

        assertThatCode(() -> requireHidden(file, "2", "+2", "tanh", "0.5")).doesNotThrowAnyException();
    }

    private static void requireDrawn(String property, String value) {
        ConfigurationData component =
                new ConfigurationData("source", "org.tribuo.regression.example.GaussianDataSource");
        component.add(property, new SimpleProperty(value));
        new TrustedComponents(Path.of("model.tribuo"), false).require(List.of(component));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000000", "+1048577", "١٠٤٨٥٧٧"})
    void should_refuse_to_draw_more_rows_than_memory_has(String rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requireDrawn("numSamples", rows))
                .withMessageContainingAll("model.tribuo", "GaussianDataSource.numSamples", "at most 1048576 rows");
        assertThatCode(() -> requireDrawn("numSamples", "1048576")).doesNotThrowAnyException();
        assertThatCode(() -> requireDrawn("seed", rows)).doesNotThrowAnyException();
    }
}
