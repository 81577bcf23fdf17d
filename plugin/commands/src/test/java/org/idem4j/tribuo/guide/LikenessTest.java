package org.idem4j.tribuo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repair RMSE 0.2412       | repair   RMSE   0.2430    | true",
                "repair RMSE 0.2412       | repair RMSE 0.2700        | false",
                "repair RMSE 0.2412       | repair rmse 0.2412        | false",
                "2,000 rows in … s        | 2,000 rows in 15.7 s      | true",
                "2,000 rows in … s        | 3,000 rows in 15.7 s      | false",
                "gap 2.7e-07              | gap 2.75e-07              | true",
                "gap 2.7e-07              | gap 2.7e-06               | false",
                "rows 3                   | rows 3 and more           | false",
                "x16 is a name            | x17 is a name             | false",
                "a -1.0                   | a 1.0                     | false",
            })
    void should_compare_words_exactly_and_numbers_nearly(String page, String output, boolean alike) {
        assertThat(new Likeness(0.05).difference(page, output) == null).isEqualTo(alike);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\n…\nd', 'a\nb\nc\nd', true",
        "'a\n…\nd', 'a\nb\nc', false",
        "'a\n…', 'a\nb\nc', true",
        "'a\nb', 'a\n\n  b', true",
        "'a', 'a\nb', false",
        "'a\nb', 'a', false",
    })
    void should_skip_lines_only_where_the_page_says_so(String page, String output, boolean alike) {
        assertThat(new Likeness(0.05).difference(page, output) == null).isEqualTo(alike);
    }
}
