package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A corrector as a component of a configuration. */
class ConfiguredCorrectorTest {

    private static final String MCWEENY = list(0, 3, -2);
    private static final String ORDER = "<property name='order' value='%s'/>";
    private static final String DAMPING = "<property name='damping' value='%s'/>";

    @TempDir
    private Path folder;

    @Test
    void should_be_mcweenys_by_default() throws IOException {
        assertThat(configured("")).isEqualTo(Corrector.mcWeeny());
    }

    @Test
    void should_have_the_order_and_damping_or_the_coefficients() throws IOException {
        assertThat(configured(ORDER.formatted(4))).isEqualTo(Corrector.order(4));
        assertThat(configured(ORDER.formatted(3) + DAMPING.formatted(0.5)))
                .isEqualTo(Corrector.order(3).damped(0.5));
        assertThat(configured(DAMPING.formatted(0.3)))
                .isEqualTo(Corrector.mcWeeny().damped(0.3));
        assertThat(configured(list(0, 0, 4, -3))).isEqualTo(Corrector.trs4(0));
    }

    @Test
    void should_take_both_where_they_agree() throws IOException {
        assertThat(configured(MCWEENY + ORDER.formatted(2))).isEqualTo(Corrector.mcWeeny());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<property name='order' value='3'/>|[0.0, 3.0, -2.0] contradict order 3 and damping 1.0, which give [0.0, 0.0, 10.0, -15.0, 6.0]; write either",
                "<property name='damping' value='0.5'/>|[0.0, 3.0, -2.0] contradict order 0 and damping 0.5, which give [0.5, 1.5, -1.0]; write either"
            })
    void should_refuse_what_contradicts_the_coefficients(String more, String message) {
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> configured(MCWEENY + more))
                .withStackTraceContaining(message);
    }

    @Test
    void should_name_what_is_wrong() {
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> configured(ORDER.formatted(1)))
                .withStackTraceContaining("order must be from 2 to 10, but is 1");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> configured(DAMPING.formatted(2)))
                .withStackTraceContaining("damping must be above 0 and at most 1, but is 2.0");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> configured(list(1, 1)))
                .withStackTraceContaining("must sum to 1");
    }

    @Test
    void should_have_the_provenance_of_its_coefficients_and_be_rebuilt_from_it() throws IOException {
        Corrector configured = configured(ORDER.formatted(3) + DAMPING.formatted(0.5));

        assertThat(configured.getProvenance())
                .isEqualTo(Corrector.of(0.5, 0, 5, -7.5, 3).getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        var described = ProvenanceUtil.extractConfiguration(configured.getProvenance());
        manager.addConfiguration(described);
        assertThat(manager.lookup(described.get(0).getName())).isEqualTo(configured);
    }

    private Corrector configured(String properties) throws IOException {
        Path file = Files.writeString(
                folder.resolve("corrector.xml"),
                "<config><component name='corrector' type='" + Corrector.class.getName() + "'>" + properties
                        + "</component></config>");
        return (Corrector) new ConfigurationManager(file.toString()).lookup("corrector");
    }

    private static String list(double... coefficients) {
        StringBuilder xml = new StringBuilder("<propertylist name='coefficients'>");
        for (double coefficient : coefficients) {
            xml.append("<item>").append(coefficient).append("</item>");
        }
        return xml.append("</propertylist>").toString();
    }
}
