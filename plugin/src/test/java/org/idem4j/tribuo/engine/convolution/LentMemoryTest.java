package org.idem4j.tribuo.engine.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Memory that is lent for a call")
class LentMemoryTest {

    private final LentMemory memory = new LentMemory();

    @AfterEach
    void close() {
        memory.close();
    }

    private long address(int floats) {
        long[] seen = new long[1];
        memory.lend(floats, block -> seen[0] = begin(block));
        return seen[0];
    }

    private static long begin(FloatPointer block) {
        return block.address() + block.position() * Float.BYTES;
    }

    @Test
    void should_begin_at_a_line_of_the_cache_and_serve_again_what_is_large_enough() {
        long first = address(100);

        assertThat(first % 64).isZero();
        assertThat(address(100)).isEqualTo(first);
        assertThat(address(7)).isEqualTo(first);
    }

    @Test
    void should_lend_nothing_twice_at_once() {
        address(100); // idle from now on
        memory.lend(100, outer -> {
            outer.put(0, 1);
            memory.lend(100, inner -> inner.put(0, 2));
            assertThat(outer.get(0)).isEqualTo(1);
        });
    }

    @Test
    void should_keep_the_largest_block_alone_and_free_it() {
        long before = Pointer.totalBytes();
        for (int floats : new int[] {100_000, 200_000, 300_000}) {
            memory.lend(floats, block -> block.put(floats - 1, 1));
        }
        assertThat(Pointer.totalBytes() - before).isBetween(1_200_000L, 1_201_000L);

        memory.close();
        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(before);
    }
}
