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
import org.idem4j.tribuo.task.TaskFiles;
import org.idem4j.tribuo.task.TaskJson;
import org.idem4j.tribuo.tuning.Candidate;
import org.idem4j.tribuo.tuning.CandidateTask;
import org.idem4j.tribuo.tuning.Fingerprint;
import org.idem4j.tribuo.tuning.Search;
import org.idem4j.tribuo.tuning.Trial;
import org.idem4j.tribuo.tuning.TuningData;
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
            "Trains every candidate of the component 'search' on a part of the rows of 'train', judges it on the rest,",
            "and writes best.xml, which 'train' takes, a table, a plot and report.html.",
            "What is tried is kept candidate by candidate: begun again, a search goes on where it was stopped, and one",
            "whose spaces have grown tries what is new."
        },
        footer = {
            "",
            "Begin with: tune -c config/tune.xml -o out/tune",
            "then:       train -c out/tune/best.xml -o out/best"
        },
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {

    private static final String SEARCH = "search";
    private static final String TRAIN = "train";
    private static final String BEST = "best.xml";
    private static final String REPORT = "report.html";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private final ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private FormatOptions format;

    @Mixin
    private final OutputFolder output = new OutputFolder(true);

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many candidates to train at a time (default: the cores). The results are the same.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (jobs < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--jobs must be at least 1, but is " + jobs + ".");
        }
        LoadedConfiguration loaded = configuration.load(format);
        String fingerprint = Fingerprint.of(loaded.manager());
        Search search = loaded.component(SEARCH, Search.class);
        loaded.trainer(); // refused before anything is trained
        TuningData data = TuningData.of(loaded.source(TRAIN), search);
        List<CandidateTask> tasks = search.candidates().stream()
                .map(candidate -> new CandidateTask(candidate, search, data, this::with, fingerprint))
                .toList();

        StopNotice.keeps(
                "what was tried is in " + output.path().resolve("points") + "; the same command goes on from there.");
        Map<String, Trial> trials = new TuningRun(
                        tasks,
                        new TaskFiles<>(output.path(), Trial.class),
                        jobs,
                        new TuneProgress(search, System.err, System.console() != null))
                .run();
        TuningFindings findings = new TuningFindings(search, trials);
        Candidate best = search.best(trials)
                .orElseThrow(() -> new FailedException(findings.summary().get(0) + " What was tried is in "
                        + output.path().resolve("points") + "; give the search other values, or a larger largestGap."));
        write(findings, best);
        return 0;
    }

    /** The configuration with a candidate's settings. */
    private ConfigurationManager with(Map<String, String> settings) {
        Overrides.Override[] more = settings.entrySet().stream()
                .map(setting -> new Overrides.Override("--@" + setting.getKey(), setting.getValue()))
                .toArray(Overrides.Override[]::new);
        try {
            return configuration.load(format, more).manager();
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
