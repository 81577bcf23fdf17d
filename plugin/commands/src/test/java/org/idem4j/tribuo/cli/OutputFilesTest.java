package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OutputFilesTest {

    private static final int ROOM = 1 << 10;
    private static final int BLOCK = 64;
    private static final Configuration SMALL = Configuration.unix().toBuilder()
            .setMaxSize(ROOM)
            .setBlockSize(BLOCK)
            .build();

    private static final String[] NAMES = {"a", "b", "c"};

    @TempDir
    Path folder;

    @Test
    void should_all_go_where_none_can_write_its_last_bytes() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(SMALL)) {
            Path out = Files.createDirectory(disk.getPath("/out"));
            OutputFiles files = new OutputFiles(out);
            for (String name : new String[] {"a.csv", "b.csv", "c.csv"}) {
                files.beginText(out.resolve(name)).write(new byte[100]);
            }
            Files.write(disk.getPath("/filler"), new byte[ROOM]);

            assertThatThrownBy(files::close)
                    .hasMessageContaining("a.csv can't be written: out of disk space")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));

            assertThat(out).isEmptyDirectory();
        }
    }

    private static void hinder(Path file) throws IOException {
        Files.delete(file);
        Files.createFile(Files.createDirectory(file).resolve("in-the-way"));
    }

    private String failure(String hindered) throws IOException {
        for (String name : NAMES) {
            Files.writeString(folder.resolve(name), "old");
        }
        CommandLine tree = Idem4j.failingInWords(new CommandLine(new Command(hindered)));
        StringWriter err = new StringWriter();
        tree.setErr(new PrintWriter(err, true));
        assertThat(tree.execute()).isEqualTo(1);
        return err.toString();
    }

    @CommandLine.Command(name = "write")
    private final class Command implements Callable<Integer> {
        private final String hindered;

        Command(String hindered) {
            this.hindered = hindered;
        }

        @Override
        public Integer call() throws IOException {
            try (OutputFiles files = new OutputFiles(folder)) {
                for (String name : NAMES) {
                    files.add(name, stream -> stream.write('x'));
                }
                hinder(folder.resolve(hindered));
                files.commit();
            }
            return 0;
        }
    }

    @Test
    void should_say_what_was_written_before_one_that_cannot_be() throws IOException {
        String told = failure("a");

        assertThat(told)
                .startsWith("error: " + folder.resolve("a") + ": no new file can take its place")
                .contains("Written before that: [" + folder.resolve("c") + ", " + folder.resolve("b")
                        + "]; all other files are as they were.")
                .doesNotContain("has been touched", ".tmp");
        assertThat(folder.resolve("b")).hasContent("x");
    }

    @Test
    void should_say_that_nothing_was_touched_only_where_that_is_so() throws IOException {
        String told = failure("c");

        assertThat(told).startsWith("error: " + folder.resolve("c")).contains("Nothing that was there before has been");
        assertThat(folder.resolve("a")).hasContent("old");
        assertThat(folder.resolve("b")).hasContent("old");
    }

    /** The last bytes of a text are written when it is ended. */
    @Test
    void should_all_be_whole_before_the_first_is_moved() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(SMALL)) {
            Path out = Files.createDirectory(disk.getPath("/out"));
            Path first = Files.writeString(out.resolve("a.csv"), "old");
            Path last = Files.writeString(out.resolve("z.csv"), "old");
            try (OutputFiles files = new OutputFiles(out)) {
                OutputStream large = files.beginText(first);
                files.beginText(last).write('x');
                Files.write(disk.getPath("/filler"), new byte[ROOM - 4 * BLOCK]);
                large.write(new byte[3 * BLOCK]);

                assertThatThrownBy(files::commit).hasMessageContaining("out of disk space");
            }
            assertThat(Files.readString(last)).isEqualTo("old");
            assertThat(Files.readString(first)).isEqualTo("old");
        }
    }
}
