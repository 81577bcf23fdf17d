package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.progress.EpochRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is told of a training while it goes on")
class EpochProgressTest {

    private static List<String> told(double... spreads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EpochProgress progress =
                new EpochProgress("training", new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        progress.started(100, 784, spreads.length);
        for (int epoch = 1; epoch <= spreads.length; epoch++) {
            progress.epochEnded(new EpochRecord(
                    epoch, .1, .5, .2, Double.NaN, Double.NaN, Optional.of(new NoiseSpread(spreads[epoch - 1], .3))));
        }
        return Stream.of(bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator()))
                .filter(line -> line.contains("noise"))
                .toList();
    }

    @Test
    void should_warn_once_of_a_collapse_and_say_when_it_is_over() {
        assertThat(told(.2, .09, .01, .02, .12, .2))
                .containsExactly(
                        "training: epoch 2 of 6, warning: the network makes nearly one image of all noise:"
                                + " the spread of its pixels is 0.090, that of true images 0.300",
                        "training: epoch 5 of 6, what the network makes of noise differs again:"
                                + " the spread of its pixels is 0.120, that of true images 0.300");
        assertThat(told(.2, .11)).isEmpty();
    }
}
