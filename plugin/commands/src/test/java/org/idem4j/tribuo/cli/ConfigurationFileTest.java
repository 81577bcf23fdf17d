package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Configurations that would have more read than themselves. */
class ConfigurationFileTest extends CommandTest {

    private static final String COMPONENTS =
            "<config><component name=\"trainer\" type=\"org.idem4j.tribuo.IdempotentTrainer\"/></config>";

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void assertRefused(Path configuration, String... messages) {
        assertFails(run("train", "--config-file", configuration, "-o", folder.resolve("out")), 2, messages);
        assertThat(requests).hasValue(0);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void should_fetch_no_document_type() throws IOException {
        Path file = file("typed.xml", "<!DOCTYPE config SYSTEM \"" + address + "config.dtd\">" + COMPONENTS);

        assertRefused(file, "typed.xml has a <!DOCTYPE", "take it out");
    }

    @Test
    void should_fetch_no_entity() throws IOException {
        Path general = file(
                "general.xml",
                "<!DOCTYPE config [<!ENTITY x SYSTEM \"" + address + "x\">]>"
                        + COMPONENTS.replace("/>", ">&x;</component>"));
        Path parameter =
                file("parameter.xml", "<!DOCTYPE config [<!ENTITY % x SYSTEM \"" + address + "x\"> %x;]>" + COMPONENTS);

        assertRefused(general, "general.xml has a <!DOCTYPE");
        assertRefused(parameter, "parameter.xml has a <!DOCTYPE");
    }

    @Test
    void should_look_through_files_that_are_included() throws IOException {
        file("inner.xml", "<!DOCTYPE config SYSTEM \"" + address + "config.dtd\"><config/>");
        file("middle.xml", "<config><file name=\"more\" value=\"inner.xml\"/></config>");
        Path outer =
                file("outer.xml", COMPONENTS.replace("<config>", "<config><file name=\"a\" value=\"middle.xml\"/>"));

        assertRefused(outer, "inner.xml has a <!DOCTYPE");
    }

    @Test
    void should_read_no_serialized_object() throws IOException {
        Path attribute = file("attribute.xml", COMPONENTS.replace("/>", " serialized=\"trainer.ser\"/>"));
        Path element = file(
                "element.xml",
                COMPONENTS.replace(
                        "<config>", "<config><serialized name=\"a\" type=\"java.util.Date\" location=\"a.ser\"/>"));

        assertRefused(attribute, "attribute.xml names a serialized Java object");
        assertRefused(element, "element.xml names a serialized Java object");
    }

    @Test
    void should_read_no_attribute_of_many_megabytes() throws IOException {
        Path file = file("long.xml", COMPONENTS.replace("/>", " type=\"" + "1".repeat(30_000_000) + "\"/>"));

        assertRefused(file, "long.xml is no file of at most 4 MiB");
    }

    @Test
    void should_leave_it_to_olcut_to_tell_what_is_no_xml() throws IOException {
        assertRefused(file("broken.xml", "<config><component"), "broken.xml");
        assertRefused(file("config.txt", COMPONENTS), "txt");
    }
}
