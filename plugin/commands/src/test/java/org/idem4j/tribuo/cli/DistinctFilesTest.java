package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Files that a command reads and writes")
class DistinctFilesTest {

    private static final String CONTENT = "a,b\n1,2\n";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("t.csv"), CONTENT);
        Files.writeString(folder.resolve("m.onnx"), CONTENT);
    }

    private int run(String arguments) {
        String[] words = arguments.replace("@", folder + "/").split(" ");
        return Idem4j.run(new PrintWriter(new StringWriter()), new PrintWriter(err), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "describe @t.csv --config-file @t.csv",
                "describe @t.csv -o @x/../t.csv",
                "describe @t.csv -o @new.json -c @new.json",
                "export --model @m.onnx --output @m.onnx",
                "predict --model @m.onnx --input @t.csv --output @m.onnx",
                "predict --model @m.onnx --input @t.csv --output @o.csv --mask @t.csv",
                "predict --model @m.onnx --input @t.csv --output @o.csv --mask @p.csv --changes @p.csv",
                "score --model @m.onnx --input @t.csv --output @t.csv",
                "score --model @m.onnx --input @t.csv --output @o.csv --contributions @t.csv",
                "score --model @m.onnx --input @t.csv --output @o.csv --reference @o.csv",
                "evaluate --model @m.onnx --data @t.csv --output @t.csv",
                "evaluate --model @m.onnx --data @t.csv --output @m.onnx",
                "sample --model @m.onnx --count 3 --output @m.onnx"
            })
    void should_not_be_the_same(String arguments) throws IOException {
        Files.createDirectory(folder.resolve("x"));

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("same file").contains("name another file");
        assertThat(folder.resolve("t.csv")).hasContent(CONTENT);
        assertThat(folder.resolve("m.onnx")).hasContent(CONTENT);
        assertThat(folder.resolve("o.csv")).doesNotExist();
    }

    @Test
    void should_be_the_same_by_another_name() throws IOException {
        Files.createLink(folder.resolve("other.csv"), folder.resolve("t.csv"));

        assertThat(run("score --model @m.onnx --input @t.csv --output @other.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--output and --input are the same file");
    }

    @ParameterizedTest
    @EnabledOnOs({OS.LINUX, OS.MAC}) // elsewhere not every account may make links
    @ValueSource(
            strings = {
                "predict --model @m.onnx --input @photos --output @photos",
                "predict --model @m.onnx --input @photos/ --output @x/../photos",
                "predict --model @m.onnx --input @photos --output @link"
            })
    void should_not_be_the_same_folder(String arguments) throws IOException {
        Files.createDirectory(folder.resolve("x"));
        Path photo = Files.writeString(
                Files.createDirectory(folder.resolve("photos")).resolve("a.png"), CONTENT);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("photos"));

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString())
                .contains("--output and --input are the same folder")
                .contains("name another folder, or say --in-place");
        assertThat(photo).hasContent(CONTENT);
    }

    /** The images of an experiment and its figures have no names in common. */
    @Test
    void should_be_the_same_folder_where_no_file_is_replaced() {
        assertThat(run("experiment odd --point none --data " + folder + " --output " + folder))
                .isNotZero();
        assertThat(err.toString()).doesNotContain("same folder");
    }

    @Test
    void should_be_the_same_where_a_table_is_repaired_in_place() throws IOException {
        Files.writeString(folder.resolve("k.csv"), "a,b\n1,0\n0,0\n");

        assertThat(run("purify --input @k.csv --output @k.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("name another file, or say --in-place");
        assertThat(run("purify --input @k.csv --output @k.csv --in-place")).isZero();
        assertThat(run("predict --model @m.onnx --input @t.csv --output @t.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("name another file, or say --in-place");
        assertThat(run("predict --model @m.onnx --input @t.csv --output @m.onnx --in-place"))
                .isEqualTo(2);
        assertThat(folder.resolve("m.onnx")).hasContent(CONTENT);
    }
}
