package org.idem4j.onnx.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void should_write_a_file_and_its_folder() throws IOException {
        Path file = folder.resolve("new/deep/out.txt");

        AtomicFile.write(file, stream -> stream.write('x'));

        assertThat(file).hasContent("x");
        assertThat(list(file.getParent())).containsExactly(file);
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
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(1 << 16)
                .setBlockSize(1 << 10)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
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

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
