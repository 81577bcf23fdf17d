package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error code - ORT_FAIL - message: /src/core/graph.cc:1404 rt::Graph::Graph(const rt::Model&, std::map<a, b (c)>) "
                        + "This is an invalid model. It (the tensor) has no type. | This is an invalid model. It (the tensor) has no type.",
                "Error code - ORT_FAIL - message: Non-zero status code returned while running Cast node. Name:'' Status Message: "
                        + "/src/data_types.h:656 void rt::Helper::Check() const called_ == 1 was false. Unsupported data type: 0"
                        + " | Non-zero status code returned while running Cast node. Name:'' Status Message: Unsupported data type: 0",
                "Error code - ORT_INVALID_ARGUMENT - message: Failed to load model | Failed to load model",
                "model format error! (Missing 'location') | model format error! (Missing 'location')"
            })
    void should_be_told_without_places_in_the_runtimes_source(String message, String reason) {
        assertThat(RuntimeReason.of(message)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error code - ORT_FAIL - message:", "/a.cc:1 f(", "/a.cc:2 f()"})
    void should_be_told_whole_where_nothing_else_is_left(String message) {
        assertThat(RuntimeReason.of(message)).isEqualTo(message);
    }

    @Test
    void should_be_told_where_there_is_none() {
        assertThat(RuntimeReason.of(null)).isEqualTo("null");
    }
}
