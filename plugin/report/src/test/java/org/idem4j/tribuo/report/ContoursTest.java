package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The region of a grid above a level")
class ContoursTest {

    private static Contours grid(int columns, int rows, DoubleBinaryOperator value) {
        double[] values = new double[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i % columns, i / columns);
        }
        return new Contours(columns, values);
    }

    /** The area by the shoelace formula, holes off it; negative if a border runs the wrong way round. */
    private static double area(Path2D region) {
        double sum = 0;
        double[] to = new double[6];
        double[] first = new double[2];
        double x = 0;
        double y = 0;
        for (PathIterator path = region.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(to);
            if (kind == PathIterator.SEG_MOVETO) {
                first = new double[] {to[0], to[1]};
            } else {
                double nextX = kind == PathIterator.SEG_CLOSE ? first[0] : to[0];
                double nextY = kind == PathIterator.SEG_CLOSE ? first[1] : to[1];
                sum += (x * nextY - nextX * y) / 2;
            }
            x = kind == PathIterator.SEG_CLOSE ? first[0] : to[0];
            y = kind == PathIterator.SEG_CLOSE ? first[1] : to[1];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"0.5,31.9375", "3,29.75", "8,16", "12,4", "14,1"}) // of 8 × 4 what is not in x + 2y < level
    void should_be_exact_for_a_plane(double level, double expected) {
        Contours contours = grid(9, 5, (i, j) -> i + 2 * j);

        assertThat(area(contours.atLeast(level))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void should_be_all_below_the_least_value_and_nothing_above_the_greatest() {
        Contours contours = grid(6, 4, (i, j) -> i * j);

        assertThat(area(contours.atLeast(-1))).isCloseTo(15, within(1e-12));
        assertThat(area(contours.atLeast(15.5))).isZero();
        assertThat(contours.atLeast(15.5).getPathIterator(null).isDone()).isTrue();
    }

    @Test
    void should_leave_holes() {
        // A crater: outside of the circle of radius 6 in a square of side 20.
        Contours contours = grid(201, 201, (i, j) -> Math.hypot(i - 100, j - 100) / 10);

        assertThat(area(contours.atLeast(6)) / 100).isCloseTo(400 - 36 * Math.PI, within(1e-2));
        assertThat(contours.atLeast(6).contains(100, 100)).isFalse();
        assertThat(contours.atLeast(6).contains(100, 165)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void should_hold_the_places_above_and_no_others(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(17 * 13).toArray();
        Contours contours = new Contours(17, values);

        for (double level : new double[] {0.1, 0.5, 0.9}) {
            Path2D region = contours.atLeast(level);
            for (int j = 1; j < 12; j++) {
                for (int i = 1; i < 16; i++) {
                    assertThat(region.contains(i, j)).as("%d, %d", i, j).isEqualTo(values[j * 17 + i] >= level);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.6})
    void should_join_a_saddle_by_its_centre(double level) {
        // 1 0 over 0 1, the centre .5: joined below it, two corners above.
        Contours contours = new Contours(2, new double[] {0, 1, 1, 0});
        double corner = (1 - level) * (1 - level) / 2;
        double outside = level * level / 2;

        double area = area(contours.atLeast(level));

        assertThat(area).isCloseTo(level < 0.5 ? 1 - 2 * outside : 2 * corner, within(1e-12));
        assertThat(contours.atLeast(level).contains(0.5, 0.5)).isEqualTo(level < 0.5);
    }

    @Test
    void should_say_the_same_on_another_grid_of_the_same_values() {
        Contours contours = grid(30, 20, (i, j) -> Math.sin(i / 3.0) * Math.cos(j / 2.0));
        Contours turned = grid(20, 30, (j, i) -> Math.sin(i / 3.0) * Math.cos(j / 2.0));

        for (double level = -0.95; level < 1; level += 0.1) {
            assertThat(area(turned.atLeast(level))).isCloseTo(area(contours.atLeast(level)), within(1e-10));
        }
    }
}
