package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
}
