package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Has the archive of classes made, by a {@link Rehearsal} in a JVM of its own. A JVM dies of an archive that was cut off, so it
 * comes to its place whole or not at all.
 */
final class ClassArchive {

    private ClassArchive() {}

    /**
     * Makes it. The commands run as well without, so nothing fails here.
     *
     * @param arguments The argument file of the rehearsal, which has the archive written beside its place, with {@code .new}
     *     behind the name; the place; and the folder of this project.
     * @throws IOException If the files can't be moved or deleted.
     * @throws InterruptedException If it is interrupted.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path place = Path.of(arguments[1]);
        Path made = place.resolveSibling(place.getFileName() + ".new");
        Files.deleteIfExists(place);
        Files.deleteIfExists(made);
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + arguments[0],
                        arguments[2])
                .inheritIO()
                .start()
                .waitFor();
        if (code == 0 && Files.exists(made)) {
            Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(made);
            System.out.println("The commands start without an archive of classes.");
        }
    }
}
