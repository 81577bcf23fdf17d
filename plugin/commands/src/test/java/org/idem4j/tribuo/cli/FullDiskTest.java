package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command that writes, onto a disk in memory that has no room left. */
@Tag("training")
class FullDiskTest extends CommandTest {

    private static final String DISK = "/disk";
    private static final int BLOCK = 64;
    private static final int BLOCKS = 64;

    private static final String OLD = "old and good";

    private final Configuration small = Configuration.unix().toBuilder()
            .setMaxSize(BLOCKS * BLOCK)
            .setBlockSize(BLOCK)
            .build();

    /** As {@link #run}, but that paths below the disk's name are on it. */
    private int runOn(FileSystem disk, String... words) {
        StringWriter written = new StringWriter();
        CommandLine tree = Idem4j.failingInWords(Idem4j.commandLine())
                .registerConverter(Path.class, word -> word.startsWith(DISK) ? disk.getPath(word) : Path.of(word));
        tree.setOut(new PrintWriter(written)).setErr(new PrintWriter(written, true));
        int code = tree.execute(words);
        err = written.toString();
        return code;
    }

    private void assertFailsOnFullDisk(String command) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            String[] words = command.split(" ");
            Path output = disk.getPath(words[words.length - 1]);
            Files.createDirectories(output.getParent());
            Files.writeString(output, OLD);
            Files.write(disk.getPath("/filler"), new byte[(BLOCKS - 2) * BLOCK]); // to the last block but one

            int code = runOn(disk, words);

            assertThat(err).as(command).contains("error: " + output, "space").doesNotContain("\tat ");
            assertThat(code).as(command).isEqualTo(1);
            assertThat(Files.readString(output)).as(command).isEqualTo(OLD);
            try (Stream<Path> files = Files.list(output.getParent())) {
                assertThat(files).as(command).containsExactly(output);
            }
        }
    }

    @Test
    void should_keep_the_old_file_and_be_named() throws IOException {
        Path trained = folder.resolve("trained");
        assertThat(train(trained)).as(() -> err).isZero();
        Path table = ROOT.resolve("test-data/sensors-test-clean.csv");
        Path matrix = file("matrix.csv", "1.02,0.1,0\n0.05,-0.03,0.01\n0,0.02,0.98\n");
        String onnx = " --model " + trained.resolve("model.onnx");
        String input = onnx + " -i " + table;

        assertFailsOnFullDisk("predict" + input + " -o /disk/out/repaired.csv");
        assertFailsOnFullDisk(
                "predict" + input + " -o " + folder.resolve("a.csv") + " --changes /disk/out/changes.csv");
        assertFailsOnFullDisk("score" + input + " --reference " + table + " -o /disk/out/scores.csv");
        assertFailsOnFullDisk("score" + input + " --reference " + table + " -o /disk/out/scores.csv.gz");
        assertFailsOnFullDisk("evaluate" + onnx + " --data " + table + " -o /disk/out/metrics.json");
        assertFailsOnFullDisk("sample" + onnx + " --from noise -o /disk/out/rows.csv");
        assertFailsOnFullDisk("export --model " + trained.resolve("model.tribuo") + " -o /disk/out/model.onnx");
        assertFailsOnFullDisk("describe " + table + " -o /disk/out/table.json");
        assertFailsOnFullDisk("describe " + table + " -c /disk/out/table.xml");
        assertFailsOnFullDisk("purify -i " + matrix + " -o /disk/out/P.csv");
    }

    /** As training writes them. */
    @Test
    void should_keep_all_old_files_of_a_set() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path output = Files.createDirectories(disk.getPath(DISK));
            List<Path> set = List.of(output.resolve("model.tribuo"), output.resolve("metrics.json"));
            for (Path file : set) {
                Files.writeString(file, OLD);
            }
            Files.write(disk.getPath("/filler"), new byte[(BLOCKS - 4) * BLOCK]);

            assertThatThrownBy(() -> {
                        try (OutputFiles files = new OutputFiles(output)) {
                            files.add("model.tribuo", stream -> stream.write(new byte[BLOCK]));
                            files.add("metrics.json", stream -> stream.write(new byte[2 * BLOCK]));
                            files.commit();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(set.get(1) + " can't be written");

            assertThat(set)
                    .allSatisfy(file -> assertThat(Files.readString(file)).isEqualTo(OLD));
            try (Stream<Path> files = Files.list(output)) {
                assertThat(files).containsExactlyInAnyOrderElementsOf(set);
            }
        }
    }
}
