package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Milliseconds and memory of a training step of networks over images, each contender a process of its own, in turns. Other
 * contenders' figures are given only if their gradient of the same step, at the same parameters and rows, is ours.
 */
final class ImageBenchmark {

    /** Of the largest entry: a rounding may turn a leaky ReLU's slope over, at one pixel of many. */
    private static final double SAME = 1e-3;

    private final int rounds;
    private final String python;
    private final Path scripts;
    private final List<ImageWorkload> workloads;
    private final List<String> modes;

    /**
     * A benchmark.
     *
     * @param networks The names of those to train.
     * @param modes Of PyTorch and JAX: eager, channels_last, compile, jit.
     */
    ImageBenchmark(int rounds, String python, Path scripts, List<String> networks, List<String> modes) {
        this.rounds = rounds;
        this.python = python;
        this.scripts = scripts;
        this.modes = modes;
        this.workloads = ImageWorkload.ALL.stream()
                .filter(workload -> networks.contains(workload.name()))
                .toList();
    }

    List<Map<String, Object>> run() throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ImageWorkload workload : workloads) {
            try (TemporaryFolder folder = TemporaryFolder.create("idem4j-images")) {
                lines.add(measured(workload, folder.path()));
            }
        }
        return lines;
    }

    private Map<String, Object> measured(ImageWorkload workload, Path folder) throws IOException {
        FloatFile.write(folder.resolve("parameters.f32"), workload.initial().parameters());
        FloatFile.write(folder.resolve("x.f32"), workload.damaged());
        FloatFile.write(folder.resolve("target.f32"), workload.target());
        System.out.println("\n" + workload.name() + ": warming up");
        List<ImageContender> contenders = new ArrayList<>();
        try {
            contenders.add(ImageContender.start(ours(workload, folder), workload, folder)
                    .orElseThrow(() -> new IllegalStateException("idem4j does not train " + workload.name())));
            for (ImageContender.Way way : others(workload, folder)) {
                ImageContender.start(way, workload, folder).ifPresent(contenders::add);
            }
            for (int round = 0; round < rounds; round++) {
                System.out.println(workload.name() + ": round " + (round + 1) + " of " + rounds);
                contenders.forEach(ImageContender::takeTurn);
            }
            requireSameGradients(workload, contenders);
            return told(workload, contenders);
        } finally {
            contenders.forEach(ImageContender::close);
        }
    }

    private List<ImageContender.Way> others(ImageWorkload workload, Path folder) throws IOException {
        List<ImageContender.Way> ways = new ArrayList<>();
        if (workload.inDl4j()) {
            List<String> command = JavaCommand.of(folder, ImageWorker.class, ImageWorker.STOCK);
            ways.add(new ImageContender.Way("stock DL4J", command, false, 1));
        }
        String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
        for (String mode : modes) {
            String script = mode.equals("jit") ? "images_jax.py" : "images_torch.py";
            List<String> command = List.of(python, scripts.resolve(script).toString(), mode, threads);
            if (!mode.equals("channels_last") || workload.convolutional()) {
                ways.add(new ImageContender.Way(script + " " + mode, command, true, workload.steps()));
            }
        }
        return ways;
    }

    private static ImageContender.Way ours(ImageWorkload workload, Path folder) throws IOException {
        List<String> command = JavaCommand.of(folder, ImageWorker.class, ImageWorker.OURS);
        return new ImageContender.Way("idem4j", command, true, workload.steps());
    }

    /** Other programs train the same network only if their gradient is ours. */
    private static void requireSameGradients(ImageWorkload workload, List<ImageContender> contenders)
            throws IOException {
        float[] ours = contenders.get(0).gradient();
        for (ImageContender other : contenders.subList(1, contenders.size())) {
            float[] expected = other.norm() ? ours : oursWithoutNorm(workload);
            double difference = Gradients.largestDifference(expected, other.gradient());
            System.out.printf(
                    Locale.ROOT,
                    "  gradient of %s: %.1e of its largest entry from idem4j's%n",
                    other.name(),
                    difference);
            if (!(difference < SAME)) {
                throw new IllegalStateException(other.name() + " trains another network than " + workload.name());
            }
        }
    }

    private static float[] oursWithoutNorm(ImageWorkload workload) {
        try (ImageTraining training = new Idem4jImageTraining(workload.withoutNorm())) {
            return training.gradient();
        }
    }

    private static Map<String, Object> told(ImageWorkload workload, List<ImageContender> contenders) {
        System.out.println("Milliseconds per step: median (10th to 90th percentile); MB that the process has beyond its"
                + " loaded libraries, at most. In brackets: idem4j's over it.");
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("network", workload.name());
        line.put("batch", workload.batch());
        double ours = contenders.get(0).milliseconds().median();
        long oursBytes = contenders.get(0).stepBytes().orElse(0);
        for (ImageContender contender : contenders) {
            Figures figures = contender.milliseconds();
            System.out.printf(
                    Locale.ROOT,
                    "  %-30s %9.2f (%.2f to %.2f) [%.2f]",
                    contender.name(),
                    figures.median(),
                    figures.low(),
                    figures.high(),
                    ours / figures.median());
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("milliseconds", figures);
            contender.stepBytes().ifPresent(bytes -> {
                System.out.printf(Locale.ROOT, " %7.0f MB [%.2f]", bytes / 1e6, (double) oursBytes / bytes);
                told.put("bytes", bytes);
            });
            System.out.println();
            line.put(contender.name(), told);
        }
        return line;
    }
}
