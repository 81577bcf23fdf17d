package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderOutputTest {

    private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

    @TempDir
    Path parent;

    /** Where its pictures wait, a name by which the next run knows whose they are. */
    @Test
    @EnabledOnOs(OS.LINUX) // whose processes have a number of the system's that is known
    void should_wait_where_the_next_run_takes_it_away() throws IOException {
        Path photos = Files.createDirectory(parent.resolve("photos"));
        String pid = "-" + ProcessHandle.current().pid() + "-";
        try (ImageOutput output = ImageOutput.folder(photos, SHAPE, List.of("a.png"))) {
            output.write(new float[] {0, 1}, 0);
            try (Stream<Path> all = Files.walk(parent)) {
                assertThat(all.map(path -> path.getFileName().toString()))
                        .anyMatch(name -> name.startsWith(".photos.") && name.contains(pid) && name.endsWith(".tmp"))
                        .doesNotContain("a.png");
            }
        }
        try (Stream<Path> all = Files.walk(parent)) {
            assertThat(all).containsExactly(parent, photos);
        }
    }
}
