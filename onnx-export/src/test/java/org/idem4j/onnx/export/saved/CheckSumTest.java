package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.Parity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

/** Entries with another byte than was saved, which still read as what they are. */
class CheckSumTest {

    @TempDir
    private Path folder;

    private SavedZip zip;
    private Path output;

    @BeforeEach
    void save() throws IOException {
        zip = new SavedZip(folder.resolve("net.zip"));
        output = folder.resolve("net.onnx");
        var network = Networks.of(Networks.dense(4, 5), Networks.dense(5, 3));
        Parity.randomise(network, 0.5, 3);
        zip.save(network);
        ModelSerializer.addNormalizerToModel(zip.path().toFile(), new ImagePreProcessingScaler(0, 1));
    }

    /** Writes the zip anew without compression, so that a byte of an entry is a byte of the file. */
    private void store(Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(zip.path()))) {
            stream.setMethod(ZipOutputStream.STORED);
            for (var content : entries.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(content.getValue());
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setSize(content.getValue().length);
                entry.setCrc(sum.getValue());
                stream.putNextEntry(entry);
                stream.write(content.getValue());
            }
        }
    }

    private void turnLastBit(byte[] entry) throws IOException {
        turnBit(entry, entry.length - 1);
    }

    private void turnBit(byte[] entry, int place) throws IOException {
        byte[] file = Files.readAllBytes(zip.path());
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(new String(entry, StandardCharsets.ISO_8859_1));
        file[at + place] ^= 1;
        Files.write(zip.path(), file);
    }

    private List<String> export(NormalizerChoice choice) throws IOException {
        return SavedNetwork.export(zip.path(), output, new SavedNetworkOptions(13, List.of(), false, choice));
    }

    private void assertRefused(String entry, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(NormalizerChoice.FOLD))
                .withMessageContainingAll("net.zip", entry + " can't be read: " + reason, "copy the file anew");
        assertThat(output).doesNotExist();
    }

    @Test
    void should_be_refused_by_their_check_sums() throws IOException {
        String reason = "its bytes do not have the check sum that the zip has for them";
        Map<String, byte[]> entries = zip.entries();
        for (String entry : List.of(SavedZip.PARAMETERS, "normalizer.bin")) {
            store(entries);
            turnLastBit(entries.get(entry));
            assertRefused(entry, reason);
        }
        store(entries);
        String seed = "\"seed\" : ";
        turnBit(entries.get(SavedZip.CONFIGURATION), zip.json().indexOf(seed) + seed.length());
        assertRefused(SavedZip.CONFIGURATION, reason);
    }

    @Test
    void should_be_compared_beyond_the_bytes_that_are_needed() throws IOException {
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        Map<String, byte[]> entries = zip.entries();
        longer.write(entries.get(SavedZip.PARAMETERS));
        longer.write(new byte[100_000]);
        entries.put(SavedZip.PARAMETERS, longer.toByteArray());
        store(entries);
        assertThat(export(NormalizerChoice.FOLD)).isEmpty();
        Files.delete(output);

        turnLastBit(longer.toByteArray());

        assertRefused(SavedZip.PARAMETERS, "its bytes do not have the check sum");
    }

    @Test
    void should_not_go_on_for_ever() throws IOException {
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(zip.entries().get(SavedZip.PARAMETERS));
        longer.write(new byte[65 << 20]);

        zip.replace(SavedZip.PARAMETERS, longer.toByteArray());

        assertRefused(SavedZip.PARAMETERS, "it goes on far beyond what is read of it");
    }
}
