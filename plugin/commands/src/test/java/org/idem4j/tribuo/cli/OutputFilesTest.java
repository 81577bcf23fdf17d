package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputFilesTest {

    private static final int ROOM = 1 << 10;

    @Test
    void should_all_go_where_none_can_write_its_last_bytes() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(ROOM)
                .setBlockSize(64)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path folder = Files.createDirectory(disk.getPath("/out"));
            OutputFiles files = new OutputFiles(folder);
            for (String name : new String[] {"a.csv", "b.csv", "c.csv"}) {
                files.beginText(folder.resolve(name)).write(new byte[100]);
            }
            Files.write(disk.getPath("/filler"), new byte[ROOM]);

            assertThatThrownBy(files::close)
                    .hasMessageContaining("a.csv can't be written: out of disk space")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));

            assertThat(folder).isEmptyDirectory();
        }
    }
}
