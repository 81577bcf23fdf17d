package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnCodingTest {

    static final ColumnCoding CODING = new ColumnCoding(List.of(
            new ColumnCode("doors", ColumnCode.Kind.INTEGER, List.of()),
            new ColumnCode("colour", ColumnCode.Kind.CATEGORY, List.of("blue", "green", "red")),
            ColumnCode.real("kg")));

    /** As a model has them, whose order is that of the names. */
    static final PlacedCoding PLACED =
            PlacedCoding.of(CODING, List.of("colour=blue", "colour=green", "colour=red", "doors", "kg"));

    private static final float[] NONE = new float[5];

    @Test
    void should_give_a_category_a_column_for_each_of_its_values() {
        assertThat(CODING.names()).containsExactly("doors", "colour=blue", "colour=green", "colour=red", "kg");
        assertThat(CODING.isDiscrete()).isTrue();
        assertThat(ColumnCoding.real(List.of("a", "b")).isDiscrete()).isFalse();
        assertThat(PLACED.places(1)).containsExactly(0, 1, 2);
        assertThat(PLACED.size()).isEqualTo(3);
    }

    @Test
    void should_be_the_same_after_it_was_stored() {
        assertThat(ColumnCoding.fromJson(CODING.toJson())).isEqualTo(CODING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[null]",
                "[{}]",
                "[{\"column\":\" \",\"kind\":\"REAL\"}]",
                "[{\"column\":\"a\",\"kind\":\"OTHER\"}]",
                "[{\"column\":\"a\",\"kind\":\"CATEGORY\",\"levels\":[]}]",
                "[{\"column\":\"a\",\"kind\":\"CATEGORY\",\"levels\":[null]}]",
                "[{\"column\":\"a\",\"kind\":\"CATEGORY\",\"levels\":[\"x\",\"x\"]}]",
                "[{\"column\":\"a\",\"kind\":\"CATEGORY\",\"levels\":[\" \"]}]",
                "[{\"column\":\"a\",\"kind\":\"INTEGER\",\"levels\":[\"x\"]}]",
                "[{\"column\":\"a\",\"kind\":\"REAL\"},{\"column\":\"a\",\"kind\":\"REAL\"}]",
                "[{\"column\":\"a=x\",\"kind\":\"REAL\"},{\"column\":\"a\",\"kind\":\"CATEGORY\",\"levels\":[\"x\"]}]",
                "[{\"column\":\"a\",\"kind\":\"REAL\",\"more\":1}]",
                "[] []"
            })
    void should_refuse_what_is_no_coding(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ColumnCoding.fromJson(text));
    }

    @Test
    void should_bound_the_categories() {
        List<String> many = IntStream.rangeClosed(0, ColumnCode.MOST_LEVELS)
                .mapToObj(String::valueOf)
                .toList();
        assertThatThrownBy(() -> new ColumnCode("a", ColumnCode.Kind.CATEGORY, many))
                .hasMessageContaining("51 categories");
        assertThatThrownBy(() -> new ColumnCode(
                        "a", ColumnCode.Kind.CATEGORY, List.of("x".repeat(ColumnCode.LONGEST_LEVEL + 1))))
                .hasMessageContaining("100 characters");
    }

    @Test
    void should_be_of_a_model_that_has_some_of_the_columns_but_not_half_a_category() {
        assertThat(CODING.of(List.of("kg", "doors")))
                .satisfies(some -> assertThat(some.names()).containsExactly("doors", "kg"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODING.of(List.of("kg", "doors", "colour=blue")))
                .withMessageContaining("not those that its record of the table's columns gives");
        assertThatIllegalArgumentException().isThrownBy(() -> CODING.of(List.of("kg", "other")));
    }

    @Test
    void should_round_whole_numbers_and_take_the_greatest_of_a_category() {
        float[] before = {1, 0, 0, 3, 7, Float.NaN, Float.NaN, Float.NaN, Float.NaN, 7};
        float[] images = {.4f, .45f, .1f, 3.4f, 7.5f, .2f, .2f, -1, -1.6f, 7.5f};

        PLACED.decode(before, images, NONE);

        assertThat(images).containsExactly(0, 1, 0, 3, 7.5f, 1, 0, 0, -2, 7.5f);
    }

    /** What was missing is decoded whatever the tolerance. */
    @Test
    void should_leave_a_category_of_which_no_column_changes_beyond_its_tolerance() {
        float[] tolerances = {.7f, .7f, .7f, 0, 0};
        float[] before = {1, 0, 0, 3, 7, 1, 0, 0, 3, 7, Float.NaN, Float.NaN, Float.NaN, 3, 7};
        float[] images = {.4f, .6f, 0, 3, 7, .2f, .6f, 0, 3, 7, .4f, .6f, 0, 3, 7};

        PLACED.decode(before, images, tolerances);

        assertThat(images).containsExactly(1, 0, 0, 3, 7, 0, 1, 0, 3, 7, 0, 1, 0, 3, 7);
        assertThat(PLACED.ofDecoded(tolerances)).containsExactly(.5f, .5f, .5f, 0, 0);
    }
}
