package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixPoolTest {

    @Test
    void should_lend_the_same_matrices_again_by_their_shape() {
        try (MatrixPool pool = new MatrixPool()) {
            Matrix a = pool.take(2, 3);
            Matrix b = pool.take(2, 3);
            assertThat(b).isNotSameAs(a);
            assertThat(pool.take(3, 2)).isNotIn(a, b);

            pool.giveBack(a);
            assertThat(pool.take(2, 3)).isSameAs(a);

            pool.giveBackAll();
            assertThat(pool.take(2, 3)).isIn(a, b);
            assertThat(pool.take(2, 3)).isIn(a, b);
            assertThat(pool.take(2, 3)).isNotIn(a, b);
        }
    }

    @Test
    void should_free_native_memory() {
        MatrixPool pool = new MatrixPool();
        Matrix lent = pool.take(2, 3);

        pool.close();

        assertThat(lent.array().wasClosed()).isTrue();
    }
}
