package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.idem4j.tribuo.experiment.Experiments;
import org.idem4j.tribuo.experiment.frame.ExperimentConfiguration;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.guide.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The commands, options and overrides that pages name, against the command tree. */
class DocumentedCommandsTest {

    private static final String LAUNCHER = "java @plugin/target/idem4j.args ";
    private static final Set<String> STANDARD = Set.of("--help", "--version", "--verbose");
    /** Options of Java itself. */
    private static final Set<String> JAVA =
            Set.of("--add-reads", "--enable-native-access", "--sun-misc-unsafe-memory-access");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][\\w-]*");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)\\b([^`]*)` \\|");

    private static CommandLine idem4j() {
        return Idem4j.commandLine();
    }

    static Stream<String> commands() throws IOException {
        return Page.all().stream()
                .flatMap(page -> Stream.concat(
                        page.blocks().stream().flatMap(block -> block.joinedLines().stream()), page.code().stream()))
                .filter(line -> line.startsWith(LAUNCHER))
                .map(line -> line.substring(LAUNCHER.length())
                        .replaceAll("\\s#.*", "")
                        .strip())
                .filter(line -> !line.equals("COMMAND"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void should_be_understood_with_all_their_options_and_overrides(String line) {
        ParseResult parsed = idem4j().parseArgs(line.split("\\s+")).subcommand();

        CommandLine command = parsed.commandSpec().commandLine();
        List<String> unmatched = command.getUnmatchedArguments();
        boolean mayTakeTable = command.getCommandName().equals("train");
        Overrides overrides =
                Overrides.of(mayTakeTable ? ConfigurationOptions.withoutTable(unmatched) : unmatched, command);
        Path file = parsed.matchedOptionValue("--config-file", null);
        if (file != null && file.startsWith("config")) {
            overrides.applyTo(new ConfigurationManager(Page.ROOT.resolve(file).toString()));
        } else if (command.getCommandName().equals("experiment") && parsed.hasMatchedPositional(0)) {
            overrides.applyTo(ExperimentConfiguration.of(Experiments.named(
                    parsed.matchedPositionalValue(0, ""),
                    Scale.valueOf(parsed.matchedOptionValue("--scale", "quick").toUpperCase(Locale.ROOT)))));
        } else {
            assertThat(overrides.list()).isEmpty();
        }
    }

    @Test
    void should_have_the_options_that_pages_tell_of() throws IOException {
        Map<String, CommandLine> commands = idem4j().getSubcommands();
        for (Page page : Page.all()) {
            for (String code : page.code()) {
                Set<String> named = options(code);
                String command = code.split("\\s")[0];
                if (commands.containsKey(command)) {
                    assertThat(options(commands.get(command)))
                            .as(page + ": " + code)
                            .containsAll(named);
                } else if (code.startsWith("--")) {
                    assertThat(commands.values().stream().flatMap(each -> options(each).stream()))
                            .as(page + ": " + code)
                            .containsAll(named);
                }
            }
        }
    }

    @Test
    void should_stand_in_the_table_of_commands_with_all_their_options() {
        Map<String, Set<String>> tree = new TreeMap<>();
        idem4j().getSubcommands().forEach((name, command) -> {
            Set<String> own = new TreeSet<>(options(command));
            own.removeIf(option -> !option.startsWith("--") || STANDARD.contains(option));
            tree.put(name, own);
        });
        Map<String, Set<String>> table = new TreeMap<>();
        ROW.matcher(Page.at("plugin/src/docs/commands.md").text())
                .results()
                .filter(row ->
                        tree.containsKey(row.group(1)) || !row.group(2).isBlank()) // the keys of metrics are others
                .forEach(row -> table.computeIfAbsent(row.group(1), name -> new TreeSet<>())
                        .addAll(options(row.group(2))));

        assertThat(table).isEqualTo(tree);
    }

    private static Set<String> options(String code) {
        Set<String> options = new HashSet<>();
        OPTION.matcher(code).results().map(MatchResult::group).forEach(options::add);
        options.removeAll(JAVA);
        return options;
    }

    private static Set<String> options(CommandLine command) {
        Set<String> options = new HashSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            options.addAll(Arrays.asList(option.names()));
        }
        return options;
    }
}
