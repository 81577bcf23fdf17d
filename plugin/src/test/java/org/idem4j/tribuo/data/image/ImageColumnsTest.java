package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;

class ImageColumnsTest {

    private static final ImageShape SMALL = new ImageShape(1, 2, 2);

    @Test
    void should_name_columns_in_their_natural_order() {
        List<String> names = ImageColumns.names(new ImageShape(3, 64, 64));

        assertThat(names)
                .hasSize(12_288)
                .isSorted()
                .startsWith("p00000", "p00001")
                .endsWith("p12287");
        assertThat(ImageColumns.names(SMALL)).containsExactly("p0000", "p0001", "p0002", "p0003");
        assertThat(ImageColumns.index(new ImageShape(3, 4, 5), 2, 3, 1)).isEqualTo(56);
    }

    @Test
    void should_take_columns_in_order_and_refuse_others() {
        assertThatNoException().isThrownBy(() -> ImageColumns.requireOrder(ImageColumns.names(SMALL), SMALL));
        assertThatNoException().isThrownBy(() -> ImageColumns.requireOrder(List.of("1", "2", "5", "9"), SMALL));
        refused(List.of("x1", "x2", "x3"), "The data have 3 columns, but images of 1x2x2", "have 4");
        refused(List.of("x1", "x10", "x2", "x3"), "'x10' stands where 'x2' should", "zeros before them");
        refused(List.of("red", "x10", "x2", "x3"), "'red' is no pixel");
        refused(List.of("x1", "y2", "x3", "x4"), "'y2' is no pixel");
        refused(List.of("x1", "x01", "x3", "x4"), "'x1' and 'x01' have the same number");
    }

    private static void refused(List<String> names, String... messages) {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> ImageColumns.requireOrder(names, SMALL))
                .satisfies(e -> assertThat(e.getMessage()).contains(messages));
    }

    @Test
    void should_find_the_pixels_among_columns_in_another_order() {
        assertThat(ImageColumns.order(List.of("x1", "x10", "x2"))).containsExactly(0, 2, 1);
    }
}
