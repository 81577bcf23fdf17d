package org.idem4j.tribuo.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.cli.TrainedFiles.OtherModel;
import org.idem4j.tribuo.report.ComparedModel;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What else to train on the same rows, to compare with. */
final class ComparisonOptions {

    /** As many as a plot has colours for. */
    private static final int MOST = 3;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--baseline", description = "Also train the same network without idempotence, to compare with.")
    private boolean baseline;

    @Option(
            names = "--compare",
            split = ",",
            paramLabel = "NAME",
            description = "Also train these other trainers of the configuration, to compare with.")
    private List<String> names = List.of();

    /**
     * Refuses both where there is nothing to compare by.
     *
     * @throws CommandLine.ParameterException If one is given.
     */
    void requireNone() {
        if (baseline || !names.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    (baseline ? "--baseline" : "--compare")
                            + " compares repairs; it is not for a detector of anomalies.");
        }
    }

    /**
     * Refuses other trainers where there is one alone.
     *
     * @throws CommandLine.ParameterException If they are given.
     */
    void requireNoNames() {
        if (!names.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--compare names trainers of a configuration, and of a table alone there is one; give --baseline, or add"
                            + " '" + names.get(0)
                            + "' to the config.xml that train TABLE.csv writes, and train by that.");
        }
    }

    /**
     * Finds the trainers before anything is trained.
     *
     * @param trainer The model's own.
     * @param prepare Is done to each of the others.
     * @return What trains the others.
     * @throws IllegalArgumentException If there is no such component, or it is no trainer of self-maps.
     */
    Comparison comparison(SelfMapTrainer trainer, LoadedConfiguration loaded, Consumer<SelfMapTrainer> prepare) {
        if (names.size() + (baseline ? 1 : 0) > MOST) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Up to " + MOST + " models can be compared with at once.");
        }
        List<SelfMapTrainer> others = new ArrayList<>();
        for (String name : names) {
            others.add(loaded.component(name, SelfMapTrainer.class));
        }
        others.forEach(prepare);
        return data -> {
            List<OtherModel> models = new ArrayList<>();
            if (baseline) {
                Optional<SelfMapTrainer> same = plain(trainer);
                same.ifPresent(prepare);
                same.ifPresent(plain -> models.add(
                        new OtherModel(train(plain, data, "without idempotence"), ComparedModel::withoutIdempotence)));
            }
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                models.add(
                        new OtherModel(train(others.get(i), data, name), metrics -> ComparedModel.of(name, metrics)));
            }
            return models;
        };
    }

    /** Trains on rows. */
    interface Comparison {
        List<OtherModel> on(Dataset<Regressor> data);
    }

    /** Empty, and said so, where it would be the same again. */
    private Optional<SelfMapTrainer> plain(SelfMapTrainer trainer) {
        Optional<SelfMapTrainer> plain = trainer.withoutIdempotence();
        if (plain.isEmpty()) {
            String setting =
                    trainer instanceof IdempotentLinearTrainer ? "idempotent is false" : "idempotenceWeight is 0";
            spec.commandLine()
                    .getErr()
                    .println("No baseline: the trainer's " + setting + ", so this network is trained without"
                            + " idempotence already. To compare, train another network.");
        }
        return plain;
    }

    /** Trains, telling how far it has come. */
    static IdempotentModel train(SelfMapTrainer trainer, Dataset<Regressor> data, String title) {
        EpochProgress progress = new EpochProgress(title, System.err, System.console() != null);
        trainer.addListener(progress);
        try {
            return trainer.train(data);
        } finally {
            trainer.removeListener(progress);
        }
    }
}
