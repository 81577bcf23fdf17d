package org.idem4j.onnx.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedFolderTest {

    private static final int ROOM = 1 << 12;

    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("photos");
    }

    /** All below a folder, hidden ones too. */
    private static List<String> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private Path old(String name) throws IOException {
        Files.createDirectories(folder());
        return Files.writeString(folder().resolve(name), "old");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void should_show_nothing_before_all_are_whole(boolean there) throws IOException {
        if (there) {
            old("b");
            old("other");
        }
        try (StagedFolder files = new StagedFolder(folder())) {
            files.write("b", stream -> stream.write('x'));
            files.write("deep/a", stream -> stream.write('y'));
            assertThat(folder().resolve("deep")).doesNotExist();
            assertThat(Files.exists(folder())).isEqualTo(there);
            files.commit();
        }

        assertThat(folder().resolve("b")).hasContent("x");
        assertThat(folder().resolve("deep/a")).hasContent("y");
        assertThat(all(folder()))
                .isEqualTo(there ? List.of("b", "deep", "deep/a", "other") : List.of("b", "deep", "deep/a"));
        assertThat(all(parent)).hasSize(there ? 5 : 4);
        assertThat(Leftovers.BEGUN).noneMatch(path -> path.startsWith(parent));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_keep_the_mode_of_what_is_replaced() throws IOException {
        Files.setPosixFilePermissions(old("b"), PosixFilePermissions.fromString("rw-r-----"));

        try (StagedFolder files = new StagedFolder(folder())) {
            files.write("b", stream -> stream.write('x'));
            Path hidden = folder().resolve(all(folder()).get(0));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hidden)))
                    .isEqualTo("rwx------");
            files.commit();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("b"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void should_leave_no_trace_when_the_disk_is_full() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(ROOM)
                .setBlockSize(64)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path folder = Files.createDirectories(disk.getPath("/data/photos"));
            Files.writeString(folder.resolve("a"), "old");

            assertThatThrownBy(() -> {
                        try (StagedFolder files = new StagedFolder(folder)) {
                            files.write("a", stream -> stream.write('x'));
                            files.write("b", stream -> stream.write(new byte[ROOM]));
                            files.commit();
                        }
                    })
                    .hasMessage(folder.resolve("b") + " can't be written: out of disk space");

            assertThat(all(disk.getPath("/data"))).containsExactly("photos", "photos/a");
            assertThat(Files.readString(folder.resolve("a"))).isEqualTo("old");
        }
    }

    @Test
    void should_say_which_were_written_before_one_that_cannot_be() throws IOException {
        try (StagedFolder files = new StagedFolder(folder())) {
            files.write("a", stream -> stream.write('x'));
            files.write("b", stream -> stream.write('x'));
            Files.createDirectories(folder().resolve("b/in-the-way"));

            assertThatThrownBy(files::commit)
                    .isInstanceOfSatisfying(
                            PartlyWrittenException.class,
                            e -> assertThat(e.written()).containsExactly("a"))
                    .hasMessageStartingWith(folder().resolve("b") + ": no new file can take its place");
            assertThatThrownBy(() -> files.write("b", stream -> stream.write('x')))
                    .hasMessageContaining(folder().resolve("b") + " is a folder, so it can't be a file");
        }
        assertThat(all(parent)).containsExactly("photos", "photos/a", "photos/b", "photos/b/in-the-way");
    }

    /** Another process that writes one file of two and waits. */
    static final class Half {
        public static void main(String[] arguments) throws Exception {
            StagedFolder files = new StagedFolder(Path.of(arguments[0]));
            files.write("a", stream -> stream.write('x'));
            System.out.println("begun");
            Thread.sleep(60_000);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_leave_nothing_of_a_process_that_is_stopped() throws Exception {
        Path a = old("a");
        Process process = ReplacedFileTest.half(Half.class, folder());
        assertThat(all(parent)).hasSize(4);

        process.destroy(); // by TERM

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(all(parent)).containsExactly("photos", "photos/a");
        assertThat(a).hasContent("old");
    }

    /** Beside the folder, which was not there; a link in it is not followed, and what has no name of ours stays. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void should_take_away_what_killed_processes_left_of_the_same_folder() throws Exception {
        Process first = ReplacedFileTest.half(Half.class, folder());
        first.destroyForcibly().waitFor();
        Path hidden = parent.resolve(all(parent).get(0));
        assertThat(hidden.getFileName().toString()).startsWith(".photos.").endsWith(".tmp");
        Path mine = Files.createDirectory(parent.resolve("mine"));
        Files.writeString(mine.resolve("precious"), "mine");
        Files.createSymbolicLink(hidden.resolve("link"), mine);
        Files.createSymbolicLink(parent.resolve(hidden.getFileName().toString().replace(".tmp", "z.tmp")), mine);
        Files.createDirectory(parent.resolve(".photos.18f3a2.tmp")); // of an older version, which names no process
        Files.createDirectories(folder());
        Process second = ReplacedFileTest.half(Half.class, folder());
        assertThat(hidden).as("taken away by the second").doesNotExist();
        second.destroyForcibly().waitFor();
        assertThat(all(folder())).hasSize(2);

        new StagedFolder(folder()).close();

        assertThat(all(parent)).containsExactly(".photos.18f3a2.tmp", "mine", "mine/precious", "photos");
    }
}
