package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A process that trains a network over images and does nothing else, so that its memory is that of a step. */
final class ImageContender implements AutoCloseable {

    private static final double WARM_UP_SECONDS = 3;

    /**
     * How a contender is started.
     *
     * @param name What it is called until it has said its name.
     * @param command The words of its process.
     * @param norm Whether it has group normalisation; else it trains the network without.
     * @param steps How many steps are timed in a round.
     */
    record Way(String name, List<String> command, boolean norm, int steps) {}

    private final Way way;
    private final LineProcess process;
    private final Path folder;
    private final Optional<ResidentMemory> loaded;
    private final List<Double> milliseconds = new ArrayList<>();
    private Optional<ResidentMemory> stepping = Optional.empty();

    private ImageContender(Way way, LineProcess process, Path folder) {
        this.way = way;
        this.process = process;
        this.folder = folder;
        this.loaded = ResidentMemory.of(process.id());
    }

    /**
     * Starts a process, has it make the network and takes the first steps, in which it may compile.
     *
     * @param folder Where the parameters and rows of the workload are, and room for files.
     * @return Empty if it can't; then it is said why.
     */
    static Optional<ImageContender> start(Way way, ImageWorkload workload, Path folder) throws IOException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ImageContender contender = null;
        try {
            LineProcess process = LineProcess.start(way.command(), ProcessBuilder.Redirect.to(errors.toFile()));
            contender = new ImageContender(way, process, folder);
            contender.warmUp(workload);
            return Optional.of(contender);
        } catch (IOException | IllegalStateException e) {
            if (contender != null) {
                contender.close();
            }
            System.out.println("Skipped: " + way.name() + " on " + workload.name() + ", which fails here ("
                    + lastWords(errors).orElse(e.getMessage()) + ").");
            return Optional.empty();
        }
    }

    /** The last line that is not indented: the reason that Python gives, or the innermost cause that Java does. */
    private static Optional<String> lastWords(Path errors) throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce((line, next) -> next);
    }

    private void warmUp(ImageWorkload workload) {
        Map<String, Object> request = new HashMap<>();
        request.put("name", workload.name());
        request.put("network", NetworkJson.of(workload.initial().architecture()));
        request.put("batch", workload.batch());
        request.put("modified", workload.modified());
        request.put("rate", ImageWorkload.RATE);
        request.put("radius", ImageWorkload.TRUST_RADIUS);
        request.put("folder", folder.toString());
        process.ask(request, Boolean.class, workload.name());
        long end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
        do {
            steps(workload.name());
        } while (System.nanoTime() < end);
        ResidentMemory.forgetPeak(process.id());
    }

    String name() {
        return process.name() + (way.norm() ? "" : ", no norm");
    }

    boolean norm() {
        return way.norm();
    }

    /** Times some steps. */
    void takeTurn() {
        for (double each : steps("a step")) {
            milliseconds.add(each);
        }
        process.settle();
        stepping = ResidentMemory.of(process.id());
    }

    private double[] steps(String what) {
        return process.ask(Map.of("steps", way.steps()), double[].class, what);
    }

    /** The milliseconds of the steps so far. */
    Figures milliseconds() {
        return Figures.of(milliseconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The most resident bytes in steps after the first, beyond those when the libraries were loaded; empty where that can't be told. */
    OptionalLong stepBytes() {
        return loaded.isPresent() && stepping.isPresent()
                ? OptionalLong.of(stepping.get().peak() - loaded.get().now())
                : OptionalLong.empty();
    }

    /** The gradient of a step at the first parameters. */
    float[] gradient() throws IOException {
        Path file = folder.resolve("gradient.f32");
        process.ask(Map.of("gradient", file.toString()), Boolean.class, "a gradient");
        return FloatFile.read(file);
    }

    @Override
    public void close() {
        process.close();
    }
}
