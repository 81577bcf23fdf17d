package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime's libraries, unpacked once. */
class NativeLibrariesTest {

    @TempDir
    Path folder;

    private Path kept() throws IOException {
        return NativeLibraries.kept(folder, false, new HashSet<>());
    }

    @Test
    void should_be_unpacked_once() throws IOException {
        Path core = kept().resolve(System.mapLibraryName("onnxruntime"));
        FileTime first = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(core, first);

        assertThat(kept()).isEqualTo(core.getParent()).startsWith(folder.toAbsolutePath());
        assertThat(core.resolveSibling(System.mapLibraryName("onnxruntime4j_jni")))
                .isNotEmptyFile();
        assertThat(Files.getLastModifiedTime(core)).isEqualTo(first);
        try (Stream<Path> files = Files.list(core.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void should_be_unpacked_again_where_one_has_been_changed() throws IOException {
        Path library = kept().resolve(System.mapLibraryName("onnxruntime4j_jni"));
        byte[] whole = Files.readAllBytes(library);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;

        Files.write(library, changed);
        kept();
        assertThat(library).hasBinaryContent(whole);

        Files.write(library, new byte[] {1, 2, 3});
        kept();
        assertThat(library).hasBinaryContent(whole);
    }
}
