package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.idem4j.tribuo.cluster.TaskRecipe;
import org.idem4j.tribuo.tuning.CandidateTask;
import org.idem4j.tribuo.tuning.Search;
import org.idem4j.tribuo.tuning.Trial;
import org.idem4j.tribuo.tuning.TuningData;

/**
 * The candidates of a configuration's components 'search', 'train' and 'trainer'.
 *
 * @param file What the configuration is called in messages.
 * @param fingerprint A hash of the configuration without settings.
 */
record CandidateRecipe(String file, String fingerprint) implements TaskRecipe<Trial> {

    static final String SEARCH = "search";
    static final String TRAIN = "train";
    static final String TRAINER = "trainer";

    @Override
    public Map<String, CandidateTask> tasks(Supplier<ConfigurationManager> configurations) {
        return tasks(new LoadedConfiguration(configurations.get(), Path.of(file)), settings -> {
            ConfigurationManager manager = configurations.get();
            Overrides.of(settings).applyTo(manager);
            return manager;
        });
    }

    /**
     * The candidates by name.
     *
     * @param loaded The configuration.
     * @param configurations The configuration with such settings in it, made anew each time.
     */
    Map<String, CandidateTask> tasks(
            LoadedConfiguration loaded, Function<Map<String, String>, ConfigurationManager> configurations) {
        Search search = loaded.component(SEARCH, Search.class);
        loaded.trainer(); // refused before anything is trained
        TuningData data = TuningData.of(loaded.source(TRAIN), search);
        Map<String, CandidateTask> tasks = new LinkedHashMap<>();
        search.candidates()
                .forEach(candidate -> tasks.put(
                        candidate.id(), new CandidateTask(candidate, search, data, configurations, fingerprint)));
        return tasks;
    }
}
