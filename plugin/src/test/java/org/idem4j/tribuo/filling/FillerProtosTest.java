package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.idem4j.tribuo.protos.FillerProto;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class FillerProtosTest {

    private static final int N = 3;

    private final SplittableRandom random = new SplittableRandom(5);

    private Filler filler(int bins) {
        Filling filling = new Filling(2, 40);
        filling.bins = bins;
        float[] ones = new float[80];
        Arrays.fill(ones, 1);
        return filling.learn(rows(80), ones, N, random);
    }

    private float[] rows(int count) {
        float[] rows = new float[count * N];
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian();
            rows[row * N] = (float) a;
            rows[row * N + 1] = (float) Math.sin(3 * a);
            rows[row * N + 2] = random.nextInt(3) - 1;
        }
        return rows;
    }

    @Test
    void should_give_back_what_was_written() {
        Filler filler = filler(4);

        Filler back = FillerProtos.read(FillerProtos.write(filler), N);

        assertThat(back.identicalTo(filler)).isTrue();
        assertThat(filler.identicalTo(filler(4))).isFalse();
        float[] gapped = {0.5f, Float.NaN, 1, Float.NaN, Float.NaN, 0};
        assertThat(back.fill(gapped)).containsExactly(filler.fill(gapped));
    }

    /** Up to version 3 one strength was stored, networks were told of no bins, and fills had no bounds. */
    @Test
    void should_fill_to_the_same_bits_as_when_it_was_stored_before_columns_had_strengths_and_bins() {
        FillerProto stored = FillerProtos.write(filler(0)).toBuilder()
                .clearStrengths()
                .clearEdges()
                .setStrength(0.7f)
                .build();
        float[] gapped = {0.5f, Float.NaN, 1, Float.NaN, Float.NaN, 40};

        Filler read = FillerProtos.read(stored, N);

        float[] first = read.start().fill(gapped);
        float[] told = {first[0], first[1], first[2], 0, 1, 0, first[3], first[4], first[5], 1, 1, 0};
        float[] one = read.networks().get(0).apply(told);
        float[] two = read.networks().get(1).apply(told);
        float[] expected = gapped.clone();
        for (int i : new int[] {1, 3, 4}) {
            expected[i] = first[i] + (one[i] + two[i]) * (0.7f / 2);
        }
        assertThat(read.fill(gapped)).containsExactly(expected);
        assertThat(FillerProtos.read(FillerProtos.write(read), N).identicalTo(read))
                .isTrue();
    }
}
