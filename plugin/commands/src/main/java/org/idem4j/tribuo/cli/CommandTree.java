package org.idem4j.tribuo.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below the root. Making all of them, with their options, takes as long as all else that a short command does, so
 * only those whose names stand among the arguments are made; the root's help needs no more of the others than name and header.
 */
final class CommandTree {

    private static final List<Class<?>> COMMANDS = List.of(
            DescribeCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ScoreCommand.class,
            SampleCommand.class,
            ExportCommand.class,
            CalibrateCommand.class,
            ReproduceCommand.class,
            CompareCommand.class,
            TuneCommand.class,
            ExperimentCommand.class,
            PurifyCommand.class,
            AnsatzCommand.class);

    private CommandTree() {}

    /** The tree for given arguments; a file of arguments, {@code @FILE}, may name any command. */
    static CommandLine of(Object root, String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean any = words.stream().anyMatch(word -> word.startsWith("@"));
        return tree(root, name -> any || words.contains(name));
    }

    /** The tree with every command in full. */
    static CommandLine whole(Object root) {
        return tree(root, name -> true);
    }

    private static CommandLine tree(Object root, Predicate<String> wanted) {
        CommandLine tree = new CommandLine(root);
        for (Class<?> command : COMMANDS) {
            Command told = command.getAnnotation(Command.class);
            tree.addSubcommand(
                    told.name(), wanted.test(told.name()) ? new CommandLine(command) : new CommandLine(outline(told)));
        }
        return tree;
    }

    private static CommandSpec outline(Command told) {
        CommandSpec spec = CommandSpec.create().name(told.name());
        spec.usageMessage().header(told.header());
        return spec;
    }
}
