package org.idem4j.tribuo.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every command that takes a file of a kind, with what it takes besides. */
final class Commands {

    /** Where results go: a file that is there already, which a command that fails must leave. */
    static final String OUTPUT = "result";

    /** A word of a command line that is a file or a folder of the campaign's. */
    private static final String FILE =
            "[a-z]+(/[a-z0-9._-]+)*\\.(csv|csv\\.gz|xml|tribuo|onnx|json|idx|idx\\.gz|zip)|pictures|trained|detector|drawn|tuned|stopped|figures|"
                    + OUTPUT + "(\\.[a-z]+)*";

    static final String[] EXPERIMENT =
            ("experiment figure3 --output figures --@figure3.networks B1 --@B1.runs 1 --@B1.epochs 2"
                            + " --@figure3.rates 0.07")
                    .split(" ");

    /** Long enough to be stopped. */
    static final String[] TRAINING =
            "train --allow-worse -c config.xml -o stopped --checkpoint 10 --@trainer.epochs 300".split(" ");

    /**
     * A command that reads a file.
     *
     * @param kind What the file is.
     * @param file The file, from the campaign's folder.
     * @param words The command line.
     */
    record Reading(String kind, String file, List<String> words) {

        boolean trains() {
            return List.of("train", "tune", "experiment", "reproduce").contains(words.get(0));
        }

        /** Whether the file says how long to train. */
        boolean asks() {
            return trains() && !file.startsWith("table") && !file.startsWith("images");
        }
    }

    private Commands() {}

    /** A command line whose files are those of a folder. */
    static String[] in(Path folder, String... words) {
        return Arrays.stream(words)
                .map(word -> word.matches(FILE) ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
    }

    /** What the training that was stopped has left to go on from. */
    static List<Path> checkpoints(Path folder) throws IOException {
        Path kept = folder.resolve("stopped/checkpoints");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
        }
    }

    /** All that can be asked for with the files of a folder. */
    static List<Reading> all(Path folder) throws IOException {
        List<Reading> all = new ArrayList<>();
        for (String model : List.of("trained/model.tribuo", "trained/model.onnx")) {
            add(all, model, "predict --model @ -i table.csv -o result.csv");
            add(all, model, "score --model @ -i table.csv -o result.csv --reference reference.csv");
            add(all, model, "evaluate --model @ --data table.csv --targets clean.csv -o result.json");
            add(all, model, "evaluate --model @");
            add(all, model, "compare @ detector/provenance.json");
            add(all, model, "reproduce --model @");
        }
        for (String model : List.of("detector/model.tribuo", "detector/model.onnx")) {
            add(all, model, "score --model @ -i table.csv -o result.csv");
        }
        add(all, "trained/model.tribuo", "export --model @ -o result.onnx");
        add(all, "detector/model.tribuo", "export --model @ -o result.onnx");
        for (String model : List.of("drawn/model.tribuo", "drawn/model.onnx")) {
            add(all, model, "predict --model @ -i pictures -o result");
            add(all, model, "sample --model @ --from noise --count 4 -o result.idx");
        }
        add(all, "trained/provenance.json", "compare @ detector/model.onnx");
        add(all, "trained/metrics.json", "compare trained/model.onnx detector/model.onnx");
        add(all, "config.xml", "train --allow-worse -c @ -o result");
        add(all, "config.xml", "evaluate --model trained/model.onnx -c @");
        add(all, "odd.xml", "train --allow-worse -c @ -o result");
        add(all, "tune.xml", "tune -c @ -o result --jobs 1");
        for (String table : List.of("table.csv", "table.csv.gz")) {
            add(all, table, "predict --model trained/model.onnx -i @ -o result.csv");
            add(all, table, "predict --model trained/model.tribuo -i @ -o result.csv.gz");
            add(all, table, "score --model detector/model.onnx -i @ -o result.csv");
            add(all, table, "evaluate --model trained/model.onnx --data @");
            add(all, table, "describe @ -o result.json -c result.xml");
            add(all, table, "train --allow-worse -c config.xml -o result --@train.path @");
        }
        add(all, "reference.csv", "score --model trained/model.onnx -i table.csv -o result.csv --reference @");
        add(all, "matrix.csv", "purify -i @ -o result.csv");
        for (String images : List.of("images.idx", "images.idx.gz")) {
            add(all, images, "predict --model drawn/model.onnx -i @ -o result.idx");
            add(all, images, "train --allow-worse -c images.xml -o result --@train.path @");
        }
        for (String image : List.of("pictures/image-0.png", "pictures/image-2.jpg")) {
            add(all, image, "predict --model drawn/model.onnx -i pictures -o result");
        }
        add(all, "network.zip", "export --model @ -o result.onnx");
        for (String point : List.of("tuned/points/weights-0.json", "tuned/points/weights-1.json")) {
            add(all, point, "tune -c tune.xml -o tuned --jobs 1");
        }
        for (Path checkpoint : checkpoints(folder)) {
            String file = folder.relativize(checkpoint).toString();
            all.add(new Reading("checkpoint", file, List.of(TRAINING)));
        }
        all.add(new Reading("json", "figures/points/b1-modified-0.07-run1.json", List.of(EXPERIMENT)));
        add(all, "figures/config.xml", "experiment figure3 -c @ -o result");
        return all;
    }

    private static void add(List<Reading> all, String file, String words) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        all.add(new Reading(
                name.matches("(model|provenance|metrics).*") ? name : name.replaceFirst("^[^.]*\\.", ""),
                file,
                Arrays.stream(words.split(" "))
                        .map(word -> word.equals("@") ? file : word)
                        .toList()));
    }
}
