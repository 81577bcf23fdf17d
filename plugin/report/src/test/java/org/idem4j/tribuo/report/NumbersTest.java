package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0.000514,5.1e-4",
        "0.0234,0.023",
        "5.13,5.1",
        "0,0",
        "2.5e-10,2.5e-10",
        "-0.002,-2.0e-3",
        "NaN,not finite"
    })
    void should_be_read_with_ease(double value, String text) {
        assertThat(Numbers.brief(value)).isEqualTo(text);
    }
}
