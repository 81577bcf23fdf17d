package org.idem4j.onnx.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final int ROOM = 1 << 16;

    @TempDir
    Path folder;

    private static Configuration small() {
        return Configuration.unix().toBuilder()
                .setMaxSize(ROOM)
                .setBlockSize(1 << 10)
                .build();
    }

    @Test
    void should_write_a_file_and_its_folder() throws IOException {
        Path file = folder.resolve("new/deep/out.txt");

        AtomicFile.write(file, stream -> stream.write('x'));

        assertThat(file).hasContent("x");
        assertThat(list(file.getParent())).containsExactly(file);
    }

    @Test
    void should_compress_a_text_whose_name_says_so() throws IOException {
        for (String name : List.of("table.csv.gz", "table.csv")) {
            Path path = folder.resolve(name);
            try (AtomicFile file = AtomicFile.ofText(path)) {
                file.stream().write("a,b\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
                file.commit();
            }
            byte[] bytes = Files.readAllBytes(path);

            assertThat(bytes.length < 100).isEqualTo(name.endsWith("gz"));
            InputStream content = new ByteArrayInputStream(bytes);
            try (InputStream plain = name.endsWith("gz") ? new GZIPInputStream(content) : content) {
                assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("a,b\n".repeat(1000));
            }
        }
    }

    /** What can't be made is the file beside the target, whose name nobody knows. */
    @Test
    @EnabledOnOs(OS.LINUX) // whose names have 255 bytes at most; the file beside has a longer one
    void should_name_the_target_where_its_folder_takes_no_file() throws IOException {
        Path file = folder.resolve("x".repeat(250) + ".csv");

        assertThatThrownBy(() -> AtomicFile.ofText(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(file + ": no file can be made in its folder; name another, or check it")
                .hasMessageNotContaining(".tmp");
    }

    @Test
    void should_leave_the_old_file_and_no_trace_when_the_content_fails() throws IOException {
        Path file = Files.writeString(folder.resolve("out.txt"), "old and good");

        assertThatThrownBy(() -> AtomicFile.write(file, stream -> {
                    stream.write(new byte[1 << 20]);
                    throw new IOException("half way");
                }))
                .hasMessage("half way");

        assertThat(file).hasContent("old and good");
        assertThat(list(folder)).containsExactly(file);
    }

    @Test
    void should_leave_the_old_file_and_no_trace_when_the_disk_is_full() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(small())) {
            Path root = disk.getPath("/data");
            Files.createDirectory(root);
            Path file = Files.writeString(root.resolve("out.txt"), "old and good");

            assertThatThrownBy(() -> AtomicFile.write(file, stream -> stream.write(new byte[1 << 18])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("out of disk space");

            assertThat(Files.readString(file)).isEqualTo("old and good");
            assertThat(list(root)).containsExactly(file);
        }
    }

    @Test
    void should_leave_no_trace_when_not_even_the_first_bytes_have_room() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(small())) {
            Path root = Files.createDirectory(disk.getPath("/data"));
            Path filler = Files.write(root.resolve("filler"), new byte[ROOM]);

            assertThatThrownBy(() -> AtomicFile.ofText(root.resolve("out.csv.gz")))
                    .hasMessageContaining("out.csv.gz can't be written: out of disk space");

            assertThat(list(root)).containsExactly(filler);
            assertThat(Leftovers.BEGUN).noneMatch(path -> path.startsWith(root));
        }
    }

    /** A file that is deleted takes its room until it is closed, too. */
    @Test
    void should_give_back_the_room_of_a_compressed_file_that_could_not_be_ended() throws IOException {
        byte[] noise = new byte[2 * ROOM];
        new Random(1).nextBytes(noise);
        try (FileSystem disk = Jimfs.newFileSystem(small())) {
            Path root = Files.createDirectory(disk.getPath("/data"));
            AtomicFile file = AtomicFile.ofText(root.resolve("out.csv.gz"));

            assertThatThrownBy(() -> file.stream().write(noise)).hasMessageContaining("out of disk space");
            assertThatThrownBy(file::close).hasMessageContaining("out of disk space");

            assertThat(list(root)).isEmpty();
            assertThat(Files.write(root.resolve("filler"), new byte[ROOM])).hasSize(ROOM);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void should_forget_the_file_beside_that_could_not_be_made() {
        assertThatThrownBy(() -> new AtomicFile(folder.resolve("x".repeat(250))))
                .isInstanceOf(IOException.class);

        assertThat(Leftovers.BEGUN).noneMatch(path -> path.startsWith(folder));
    }

    /** On a file system of its own, since not every account may make links. */
    @Test
    void should_write_what_a_link_points_to() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path root = Files.createDirectories(disk.getPath("/data/deep"));
            Path file = Files.writeString(root.resolve("real.csv"), "old");
            Path link = Files.createSymbolicLink(disk.getPath("/data/link.csv"), disk.getPath("deep/real.csv"));
            Path later = Files.createSymbolicLink(disk.getPath("/data/new.csv"), disk.getPath("deep/not-yet.csv"));
            Path round = Files.createSymbolicLink(disk.getPath("/data/round.csv"), disk.getPath("round.csv"));

            AtomicFile.write(link, stream -> stream.write('x'));
            AtomicFile.write(later, stream -> stream.write('y'));

            assertThat(link).isSymbolicLink();
            assertThat(Files.readString(file)).isEqualTo("x");
            assertThat(Files.readString(root.resolve("not-yet.csv"))).isEqualTo("y");
            assertThat(list(root)).hasSize(2);
            assertThatThrownBy(() -> AtomicFile.write(round, stream -> stream.write('z')))
                    .hasMessageContaining("leads to itself");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_write_to_a_pipe_and_leave_it() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        AtomicFile.write(pipe, stream -> stream.write('x'));

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("x");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(list(folder)).containsExactly(pipe);
    }

    /** A mount point is refused in the same place, with the same words. */
    @Test
    void should_name_the_target_where_it_cannot_be_replaced() throws IOException {
        Path target = folder.resolve("out.csv");
        try (AtomicFile file = new AtomicFile(target)) {
            Files.createFile(Files.createDirectory(target).resolve("in-the-way"));

            assertThatThrownBy(file::commit)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith(target + ": no new file can take its place; it may be a mount point")
                    .hasMessageNotContaining(".tmp");
        }
        assertThat(list(folder)).containsExactly(target);
    }

    @Test
    void should_refuse_a_folder() {
        assertThatThrownBy(() -> AtomicFile.write(folder, stream -> stream.write('x')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a folder; name a file");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
