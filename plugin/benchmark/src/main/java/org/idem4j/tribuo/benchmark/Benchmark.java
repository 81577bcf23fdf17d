package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.engine.Engine;

/** The benchmark: prints tables and writes them as JSON. */
public final class Benchmark {

    private Benchmark() {}

    /**
     * Runs it.
     *
     * @param args The JSON file to write, the rounds, the Python to try, the folder of its scripts, the parts to run:
     *     steps, data, epochs, images, reading, serving, providers, purify, cold; for steps and images the networks and the others'
     *     modes; the folder of this project, and for the part cold the argument file of another build to compare with, or none.
     * @throws IOException If the file can't be written.
     */
    public static void main(String[] args) throws IOException {
        Path output = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        Path scripts = Path.of(args[3]);
        List<String> parts = List.of(args[4].split(","));
        List<String> networks = List.of(args[5].split(","));
        List<String> modes = List.of(args[6].split(","));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("engine", Engine.info());
        results.put("java", System.getProperty("java.vm.version"));
        if (parts.contains("epochs")) {
            results.put("epochs", new EpochBenchmark().run());
        }
        if (parts.contains("data")) {
            results.put("data", new DataBenchmark(rounds).run());
        }
        if (parts.contains("steps")) {
            results.put("steps", new StepBenchmark(rounds, args[2], scripts, networks, modes).run());
        }
        if (parts.contains("images")) {
            results.put("images", new ImageBenchmark(rounds, args[2], scripts, networks, modes).run());
        }
        if (parts.contains("reading")) {
            results.put("reading", new ReadingBenchmark(rounds).run());
        }
        if (parts.contains("serving")) {
            results.put("serving", new ServingBenchmark(rounds).run());
        }
        if (parts.contains("providers")) {
            results.put("providers", ProviderBenchmark.withDefaults().run());
        }
        if (parts.contains("purify")) {
            results.put("purify", new PurifyBenchmark(rounds).run());
        }
        if (parts.contains("cold")) {
            results.put("cold", new ColdBenchmark(rounds, Path.of(args[7]), args[8]).run());
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(output.toFile(), results);
        System.out.println("\nWritten to " + output);
    }
}
