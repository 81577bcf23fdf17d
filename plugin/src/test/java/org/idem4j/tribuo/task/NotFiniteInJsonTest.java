package org.idem4j.tribuo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Arrays with numbers that are not finite, as JSON")
class NotFiniteInJsonTest {

    record Holder(double[] values) {}

    @Test
    void should_be_null_there_and_not_a_number_back() throws JsonProcessingException {
        String json = TaskJson.MAPPER.writeValueAsString(
                new Holder(new double[] {1.5, Double.NaN, Double.POSITIVE_INFINITY, -0.1}));

        assertThat(json.replaceAll("\\s", "")).isEqualTo("{\"values\":[1.5,null,null,-0.1]}");
        assertThat(TaskJson.MAPPER.readValue(json, Holder.class).values())
                .containsExactly(1.5, Double.NaN, Double.NaN, -0.1);
    }

    @Test
    void should_be_refused_if_they_are_no_numbers() {
        assertThatThrownBy(() -> TaskJson.MAPPER.readValue("{\"values\": [1, \"two\"]}", Holder.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> TaskJson.MAPPER.readValue("{\"values\": 1}", Holder.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
