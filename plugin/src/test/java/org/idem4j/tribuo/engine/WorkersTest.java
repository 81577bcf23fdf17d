package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    @Test
    void should_compute_each_index_once_whatever_the_shape() {
        Workers workers = new Workers(4);
        for (int count : new int[] {1, 3, 4, 5, 1000, 1023}) {
            for (int minimum : new int[] {0, 1, 7, 2000}) {
                AtomicIntegerArray times = new AtomicIntegerArray(count);
                workers.run(count, workers.parts(count, minimum), (part, from, to) -> {
                    for (int i = from; i < to; i++) {
                        times.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < count; i++) {
                    assertThat(times.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void should_compute_parts_at_the_same_time() {
        CountDownLatch both = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        new Workers(2).run(2, 2, (part, from, to) -> {
            threads.add(Thread.currentThread());
            both.countDown();
            try {
                both.await(); // until the other part is being computed too
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void should_be_usable_by_several_threads() throws InterruptedException {
        Workers workers = new Workers(3);
        List<Thread> users = new ArrayList<>();
        AtomicIntegerArray sums = new AtomicIntegerArray(4);
        for (int user = 0; user < 4; user++) {
            int me = user;
            users.add(new Thread(() -> {
                for (int loop = 0; loop < 2_000; loop++) {
                    workers.run(30, 3, (part, from, to) -> sums.addAndGet(me, to - from));
                }
            }));
        }
        users.forEach(Thread::start);
        for (Thread user : users) {
            user.join();
        }

        for (int user = 0; user < 4; user++) {
            assertThat(sums.get(user)).isEqualTo(60_000);
        }
    }

    @Test
    void should_hand_a_failure_to_the_caller_and_go_on_afterwards() {
        Workers workers = new Workers(2);

        assertThatThrownBy(() -> workers.run(10, 2, (part, from, to) -> {
                    throw new IllegalStateException("part " + part);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("part ");

        AtomicIntegerArray done = new AtomicIntegerArray(1);
        workers.run(10, 2, (part, from, to) -> done.addAndGet(0, to - from));
        assertThat(done.get(0)).isEqualTo(10);
    }
}
