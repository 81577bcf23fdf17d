package org.idem4j.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The page of this module, and the files that its snippets name. */
final class Page {

    private Page() {}

    /** Its blocks of a language, those in comments too. */
    static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** A block with its files in a folder. */
    static String in(Path folder, String block) {
        return block.replaceAll(
                "\"(repair\\.onnx|rows|repaired|stage|checkpoint|stream)\"(?!, scoreCol)",
                "\"" + folder.toUri().getPath() + "$1\"");
    }

    /** Writes the model and the rows that the snippets take. */
    static Dataset<Row> writeInputs(Path folder) throws IOException {
        Files.write(folder.resolve("repair.onnx"), Models.masked());
        Local.rows(Models.rows(100, true, 9), 1)
                .write()
                .csv(folder.resolve("rows").toString());
        return Local.SPARK
                .read()
                .schema(Local.SCHEMA)
                .csv(folder.resolve("rows").toString());
    }
}
