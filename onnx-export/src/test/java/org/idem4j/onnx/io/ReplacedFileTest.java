package org.idem4j.onnx.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new file takes over from the old one, and what a process that ends in the midst leaves. */
class ReplacedFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @ValueSource(strings = {"rw-------", "rw-rw----", "r--r-----", "rwxrwxrwx"})
    void should_have_the_mode_of_the_old_one_and_show_nothing_before(String mode) throws IOException {
        Path target = Files.writeString(folder.resolve("model.tribuo"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));

        try (AtomicFile file = new AtomicFile(target)) {
            file.stream().write('x');
            file.stream().flush();
            assertThat(files())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isIn(mode, "rw-------"));
            file.commit();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo(mode);
        assertThat(Files.readString(target)).isEqualTo("x");
    }

    @Test
    void should_have_the_owner_and_the_group_of_the_old_one() throws IOException {
        Configuration posix = Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(posix)) {
            UserPrincipalLookupService names = disk.getUserPrincipalLookupService();
            Path target = Files.writeString(
                    Files.createDirectory(disk.getPath("/data")).resolve("a.csv"), "old");
            PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            view.setOwner(names.lookupPrincipalByName("ada"));
            view.setGroup(names.lookupPrincipalByGroupName("lab"));

            AtomicFile.write(target, stream -> stream.write('x'));

            PosixFileAttributes kept = Files.readAttributes(target, PosixFileAttributes.class);
            assertThat(kept.owner().getName()).isEqualTo("ada");
            assertThat(kept.group().getName()).isEqualTo("lab");
            assertThat(Files.readString(target)).isEqualTo("x");
        }
    }

    @Test
    void should_be_written_by_a_thread_that_is_interrupted_and_stays_so() throws IOException {
        Path target = folder.resolve("new/out.txt");

        Thread.currentThread().interrupt();
        AtomicFile.write(target, stream -> stream.write('x'));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(target).hasContent("x");
    }

    /** Another process that writes half a file and waits. */
    static final class Half {
        public static void main(String[] arguments) throws Exception {
            AtomicFile file = new AtomicFile(Path.of(arguments[0]));
            OutputStream stream = file.stream();
            stream.write('x');
            stream.flush();
            System.out.println("begun");
            Thread.sleep(60_000);
        }
    }

    static Process half(Class<?> main, Path target) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(
                                java.io.File.pathSeparator,
                                Path.of("target", "classes").toString(),
                                Path.of("target", "test-classes").toString()),
                        main.getName(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("begun");
        return process;
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_leave_nothing_of_a_process_that_is_stopped() throws Exception {
        Path target = Files.writeString(folder.resolve("out.csv"), "old");
        Process process = half(Half.class, target);
        assertThat(files()).hasSize(2);

        process.destroy(); // by TERM

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("old");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void should_take_away_what_a_killed_process_left_of_the_same_target() throws Exception {
        Path target = folder.resolve("out.csv");
        Path beside = folder.resolve("out.csv.2");
        Process other = half(Half.class, beside);
        Process process = half(Half.class, target);
        process.destroyForcibly().waitFor();
        List<Path> foreign = List.of(
                file(".out.csv.18f3a2.tmp"), // of an older version, which names no process
                file(".out.csv.0123456789ab-" + process.pid() + "-5-1.tmp"), // of another system
                file(".out.csv.tmp"));
        assertThat(files()).hasSize(5);

        AtomicFile.write(target, stream -> stream.write('y'));

        assertThat(files()).hasSize(5).contains(target).containsAll(foreign);
        AtomicFile.write(beside, stream -> stream.write('y'));
        assertThat(files()).as("the other one lives").hasSize(6);
        other.destroyForcibly().waitFor();
        AtomicFile.write(Files.createDirectory(folder.resolve("deep")).resolve("a"), stream -> stream.write('y'));
        AtomicFile.write(beside, stream -> stream.write('z'));
        assertThat(files()).as("five files and a folder").hasSize(6);
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
