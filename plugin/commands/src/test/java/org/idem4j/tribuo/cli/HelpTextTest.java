package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayName("What --help says")
class HelpTextTest {

    /** Each of the command itself and of all below it, with all of its options. */
    private static void addTexts(CommandLine command, List<String[]> texts) {
        texts.add(command.getCommandSpec().usageMessage().description());
        command.getCommandSpec().args().forEach(argument -> texts.add(argument.description()));
        command.getSubcommands().values().forEach(below -> addTexts(below, texts));
    }

    /** The lines that neither end a sentence nor lead to an item of a list or an example. */
    private static Stream<String> cut(String... lines) {
        return IntStream.range(0, lines.length - 1)
                .filter(i -> !lines[i].matches("|.*\\.")
                        && !(lines[i].matches(".*[:;]") && lines[i + 1].matches("  .*|\\w+: .*")))
                .mapToObj(i -> lines[i]);
    }

    /** A line is wrapped by itself, so a sentence over two of them would break in places that no width asks for. */
    @Test
    void should_break_lines_behind_sentences_alone() {
        List<String[]> texts = new ArrayList<>();
        addTexts(Idem4j.commandLine(), texts);

        List<String> cut = texts.stream().flatMap(HelpTextTest::cut).toList();
        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(cut).isEmpty();
    }
}
