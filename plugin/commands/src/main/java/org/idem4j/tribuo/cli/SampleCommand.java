package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.training.RandomStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sample}. */
@Command(
        name = "sample",
        header = "Draws rows or images from a model.",
        usageHelpWidth = 100,
        description = {
            "Draws rows from a model that was trained with a mixture, and writes them as a picture of all "
                    + "(.png), as a folder of pictures (a name without an ending), as an IDX file (.idx, .gz), or "
                    + "as a table (.csv).",
            "The same seed gives the same rows, from model.tribuo and from model.onnx up to rounding."
        },
        footer = {"", "  sample --model out/model.onnx --count 64 --seed 1 --output grid.png"},
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    /** Where rows begin. */
    private enum From {
        MIXTURE,
        INTERPOLATION,
        NOISE;

        static From of(String text) {
            try {
                return valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "--from takes mixture, interpolation or noise, not '" + text + "'.", e);
            }
        }
    }

    /** More rows at once are a mistake sooner than a wish. */
    private static final int MOST = 1_000_000;

    /** The images of an interpolation, and of a line of a grid. */
    private static final int STEPS = 8;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--count",
            defaultValue = "64",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The seed of what is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--from",
            defaultValue = "mixture",
            paramLabel = "mixture|interpolation|noise",
            description =
                    "Where they begin: drawn from the model's mixture; on lines of " + STEPS
                            + " between two that are drawn; or numbers of N(0, 1) for the model to map (default: ${DEFAULT-VALUE}).")
    private String from;

    @Option(
            names = "--passes",
            defaultValue = "1",
            paramLabel = "K",
            description = "How often noise is mapped (default: ${DEFAULT-VALUE}).")
    private int passes;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE|DIR",
            description = "Where to write: grid.png, a folder, images.idx or rows.csv.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("--count must be from 1 to " + MOST + ", not " + count + ".");
        }
        if (passes < 1) {
            throw new IllegalArgumentException("--passes must be at least 1, not " + passes + ".");
        }
        From start = From.of(from);
        if (passes > 1 && start != From.NOISE) {
            throw new IllegalArgumentException("--passes is for --from noise: what is decoded is mapped already.");
        }
        try (OpenModel open = model.open(null)) {
            SampleOutput written = SampleOutput.of(output, open, model.model(), STEPS);
            float[] rows = rows(open, start);
            written.write(rows);
            PrintWriter out = spec.commandLine().getOut();
            out.println("Wrote " + count + " " + written.what() + " to " + output + " (" + open.provider() + ", from "
                    + start.name().toLowerCase(Locale.ROOT) + ", seed " + seed + ").");
            out.flush();
        }
        return 0;
    }

    private float[] rows(OpenModel open, From start) throws IOException {
        RandomStream random = new RandomStream(seed);
        if (start == From.NOISE) {
            DenseSelfMap f = open.selfMap();
            float[] noise = new float[Math.multiplyExact(count, f.selfMap().dimension())];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
            return f.apply(noise, passes);
        }
        try (RowSampler sampler = RowSampler.of(open, model.model())) {
            return start == From.MIXTURE ? sampler.drawn(count, random) : sampler.between(count, STEPS, random);
        }
    }
}
