package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Page;
import org.idem4j.tribuo.report.Table;
import org.idem4j.tribuo.task.LocalTasks;
import org.idem4j.tribuo.task.TaskFiles;
import org.idem4j.tribuo.task.TaskJson;
import org.idem4j.tribuo.task.TaskRunner;
import org.idem4j.tribuo.tuning.Candidate;
import org.idem4j.tribuo.tuning.CandidateTask;
import org.idem4j.tribuo.tuning.Fingerprint;
import org.idem4j.tribuo.tuning.Search;
import org.idem4j.tribuo.tuning.Trial;
import org.idem4j.tribuo.tuning.TuningFindings;
import org.idem4j.tribuo.tuning.TuningRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tune}. */
@Command(
        name = "tune",
        header = "Chooses method, rank, weight or any other setting by a small search.",
        usageHelpWidth = 100,
        description = {
            "Trains every candidate of the component 'search' on a part of the rows of 'train', judges it "
                    + "on the rest, and writes best.xml, which 'train' takes, a table, a plot and report.html.",
            "What is tried is kept candidate by candidate: begun again, a search goes on where it was "
                    + "stopped, and one whose spaces have grown tries what is new."
        },
        footer = {
            "",
            "Begin with: tune -c config/tune.xml -o out/tune",
            "then:       train -c out/tune/best.xml -o out/best"
        },
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {

    private static final String BEST = "best.xml";
    private static final String REPORT = "report.html";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private final ConfigurationOptions configuration = ConfigurationOptions.needed();

    @Mixin
    private FormatOptions format;

    @Mixin
    private final OutputFolder output = new OutputFolder(true);

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many candidates to train at a time (default: the cores). The results are the same.")
    private Integer jobs;

    @Mixin
    private SparkOption spark;

    @Override
    public Integer call() throws IOException {
        requireJobs();
        spark.requireClasses();
        LoadedConfiguration loaded = configuration.load(format);
        CandidateRecipe recipe = new CandidateRecipe(loaded.file().toString(), Fingerprint.of(loaded.manager()));
        Search search = loaded.component(CandidateRecipe.SEARCH, Search.class);
        List<CandidateTask> tasks = List.copyOf(recipe.tasks(loaded, this::with).values());

        StopNotice.keeps(
                "what was tried is in " + output.path().resolve("points") + "; the same command goes on from there.");
        Map<String, Trial> trials = new TuningRun(
                        tasks,
                        new TaskFiles<>(output.path(), Trial.class),
                        runner(recipe),
                        new TuneProgress(search, System.err, System.console() != null))
                .run();
        TuningFindings findings = new TuningFindings(search, trials);
        Candidate best = search.best(trials)
                .orElseThrow(() -> new FailedException(findings.summary().get(0) + " What was tried is in "
                        + output.path().resolve("points") + "; give the search other values, or a larger largestGap."));
        write(findings, best);
        return 0;
    }

    private void requireJobs() {
        if (jobs != null && jobs < 1) {
            throw usage("--jobs must be at least 1, but is " + jobs + ".");
        }
        if (jobs != null && spark.given()) {
            throw usage("--jobs counts what this machine trains at a time; with --spark the cluster's cores do.");
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private TaskRunner<Trial> runner(CandidateRecipe recipe) {
        int cores = Runtime.getRuntime().availableProcessors();
        return spark.runner(
                new LocalTasks<>(jobs == null ? cores : jobs),
                recipe,
                () -> with(Map.of()),
                List.of(CandidateRecipe.TRAIN, CandidateRecipe.TRAINER, CandidateRecipe.SEARCH));
    }

    /** The configuration with a candidate's settings. */
    private ConfigurationManager with(Map<String, String> settings) {
        try {
            return configuration
                    .load(format, Overrides.of(settings).list().toArray(Overrides.Override[]::new))
                    .manager();
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "The configuration has gone while candidates were trained: " + e.getFile(), e);
        }
    }

    /** The same bytes for the same candidate: a map of {@code Map.of} has another order in each process. */
    private static Map<String, Object> json(Candidate best) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("candidate", best.id());
        json.put("settings", best.settings());
        return json;
    }

    private void write(TuningFindings findings, Candidate best) throws IOException {
        byte[] configured = xml(with(best.settings()));
        Table table = findings.table();
        Figure figure = findings.figure();
        Page page = Page.wide("idem4j: tune", "tune: what suits these rows");
        findings.summary().forEach(page::lead);
        page.figure(figure).table(table).details("best.xml", new String(configured, StandardCharsets.UTF_8));
        try (OutputFiles files = new OutputFiles(output.path())) {
            files.add(BEST, stream -> stream.write(configured));
            files.add(table.name() + ".csv", stream -> stream.write(table.csv().getBytes(StandardCharsets.UTF_8)));
            files.add("best.json", stream -> stream.write(TaskJson.MAPPER.writeValueAsBytes(json(best))));
            for (var picture : List.of(
                    Map.entry("svg", figure.picture().svg()),
                    Map.entry("png", figure.picture().png()))) {
                if (picture.getValue().isPresent()) {
                    files.add(
                            figure.name() + "." + picture.getKey(),
                            stream -> stream.write(picture.getValue().get()));
                }
            }
            files.add(REPORT, page::writeTo);
            files.commit();
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.summary().forEach(sentence -> out.println(sentence.replace("*", "")));
        out.println("Train it on all rows: train -c " + output.path().resolve(BEST) + " -o DIR");
        out.println("Look: " + output.path().resolve(REPORT));
        out.flush();
    }

    /** The configuration without the search. */
    private static byte[] xml(ConfigurationManager chosen) throws IOException {
        for (String name : Set.copyOf(chosen.getComponentNames())) {
            if (Fingerprint.isSearch(chosen.getConfigurationData(name).orElseThrow())) {
                chosen.removeConfigurable(name);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chosen.save(bytes, "xml", true);
        return bytes.toByteArray();
    }
}
