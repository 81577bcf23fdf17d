package org.idem4j.tribuo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker reads, unpacked as Spark does it. */
class ShippedConfigurationTest {

    @TempDir
    Path folder;

    private Path unpacked;

    @BeforeEach
    void write() throws IOException {
        for (String file : List.of(
                "here/rows.csv", "there/rows.csv", "pictures/a/1.png", "pictures/2.png", "m.onnx", "m.onnx.data")) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        Files.writeString(folder.resolve("c.xml"), """
                <config>
                  <property name="place" value="FOLDER"/>
                  <component name="train" type="org.idem4j.tribuo.data.RepairedDataSource">
                    <property name="source" value="table"/>
                    <property name="model" value="${place}/m.onnx"/>
                  </component>
                  <component name="table" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="FOLDER/here/rows.csv"/>
                    <property name="targetPath" value="FOLDER/there/rows.csv"/>
                  </component>
                  <component name="images" type="org.idem4j.tribuo.data.image.ImageFolderSource">
                    <property name="path" value="FOLDER/pictures"/>
                  </component>
                  <component name="addressed" type="org.tribuo.datasource.LibSVMDataSource">
                    <property name="url" value="file:FOLDER/here/rows.csv"/>
                  </component>
                  <component name="gone" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="FOLDER/nowhere.csv"/>
                    <property name="targetPath" value=""/>
                  </component>
                </config>
                """.replace("FOLDER", folder.toString()));
        unpacked = folder.resolve("unpacked");
    }

    private ConfigurationManager shipped(String... roots) throws IOException {
        Path archive = folder.resolve("sent.zip");
        ShippedConfiguration shipped = ShippedConfiguration.write(
                new ConfigurationManager(folder.resolve("c.xml").toString()), List.of(roots), archive);
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = unpacked.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.copy(zip, path);
            }
        }
        return shipped.manager(unpacked);
    }

    private static String value(ConfigurationManager manager, String component, String property) {
        return ((SimpleProperty) manager.getConfigurationData(component)
                        .orElseThrow()
                        .getProperties()
                        .get(property))
                .getValue();
    }

    @Test
    void should_name_the_files_that_were_sent_with_it() throws IOException {
        ConfigurationManager manager = shipped("train");

        Path model = Path.of(value(manager, "train", "model"));
        assertThat(model).startsWith(unpacked).hasContent("m.onnx").hasFileName("m.onnx");
        assertThat(model.resolveSibling("m.onnx.data")).hasContent("m.onnx.data"); // its weights lie beside it
        assertThat(Path.of(value(manager, "table", "path")))
                .startsWith(unpacked)
                .hasContent("here/rows.csv");
        assertThat(Path.of(value(manager, "table", "targetPath")))
                .startsWith(unpacked)
                .hasContent("there/rows.csv");
    }

    @Test
    void should_hold_whole_folders() throws IOException {
        Path pictures = Path.of(value(shipped("images"), "images", "path"));

        assertThat(pictures).startsWith(unpacked);
        assertThat(pictures.resolve("a/1.png")).hasContent("pictures/a/1.png");
        assertThat(pictures.resolve("2.png")).hasContent("pictures/2.png");
    }

    @Test
    void should_hold_what_an_address_of_this_machine_names() throws IOException {
        String address = value(shipped("addressed"), "addressed", "url");

        assertThat(address).startsWith(unpacked.toUri().toString());
        assertThat(Path.of(URI.create(address))).hasContent("here/rows.csv");
    }

    @Test
    void should_leave_out_what_is_not_needed_and_what_is_not_there() throws IOException {
        ConfigurationManager manager = shipped("gone");

        assertThat(value(manager, "gone", "path"))
                .isEqualTo(folder.resolve("nowhere.csv").toString());
        assertThat(value(manager, "images", "path"))
                .isEqualTo(folder.resolve("pictures").toString());
        assertThat(unpacked.toFile().list()).containsExactly("configuration.xml");
    }
}
