package org.idem4j.tribuo.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceTest {

    @Test
    void should_combine_all_choices_and_be_named_by_what_differs() {
        Space space = new Space(
                "wide",
                List.of("trainer.gradient=ORDINARY", "trainer.idempotenceWeight = 0.3 | 1", "net.hidden=8,8|16"));

        assertThat(space.candidates())
                .extracting(Candidate::id)
                .containsExactly("wide-0.3-8.8", "wide-0.3-16", "wide-1-8.8", "wide-1-16");
        Candidate second = space.candidates().get(1);
        assertThat(second.label()).isEqualTo("idempotenceWeight 0.3, hidden 16");
        assertThat(second.settings())
                .containsExactly(
                        Map.entry("trainer.gradient", "ORDINARY"),
                        Map.entry("trainer.idempotenceWeight", "0.3"),
                        Map.entry("net.hidden", "16"));
    }

    @Test
    void should_be_one_candidate_where_nothing_is_left_to_choose() {
        assertThat(new Space("only", List.of("trainer.epochs=3")).candidates())
                .extracting(Candidate::id)
                .containsExactly("only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epochs=3", "trainer.epochs", "trainer.epochs=", "=3", "a.b.c=3"})
    void should_refuse_what_is_no_choice(String choice) {
        assertThatThrownBy(() -> new Space("wrong", List.of(choice)))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("'" + choice + "' is no choice");
    }

    @Test
    void should_refuse_to_choose_twice() {
        assertThatThrownBy(() -> new Space("wrong", List.of("trainer.epochs=3", "trainer.epochs=4")))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("chooses trainer.epochs twice");
    }
}
