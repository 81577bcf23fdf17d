package org.idem4j.tribuo.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.tribuo.cli.Idem4j;
import org.idem4j.tribuo.data.image.IdxWriter;

/** A whole file of every kind that a command reads, as small as it can be, in one folder. */
final class Materials {

    private static final int IMAGES = 12;
    private static final int SIDE = 6;

    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(5);

    private Materials(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes them all.
     *
     * @param folder Where; its path is written into configurations and provenances.
     */
    static void in(Path folder) throws IOException, InterruptedException {
        model(folder);
        Materials materials = new Materials(folder);
        materials.images();
        run(folder, "train", "--allow-worse", "-c", "odd.xml", "-o", "detector");
        run(folder, "train", "--allow-worse", "-c", "images.xml", "-o", "drawn");
        run(folder, "tune", "-c", "tune.xml", "-o", "tuned", "--jobs", "1");
        run(folder, Commands.EXPERIMENT);
        stopped(folder);
        materials.network(); // after a training, which chooses the kernels of OpenBLAS
    }

    /** Makes tables, configurations and a model of them alone. */
    static void model(Path folder) throws IOException {
        new Materials(folder).tables();
        run(folder, "train", "--allow-worse", "-c", "config.xml", "-o", "trained");
    }

    /** A training that is interrupted at a checkpoint; again, should it have been faster. */
    private static void stopped(Path folder) throws IOException, InterruptedException {
        while (Commands.checkpoints(folder).isEmpty()) {
            Thread training = new Thread(() -> Idem4j.run(Commands.in(folder, Commands.TRAINING)));
            training.start();
            while (training.isAlive() && Commands.checkpoints(folder).isEmpty()) {
                training.join(1);
            }
            training.interrupt();
            training.join();
        }
    }

    /** Runs a command on the files of a folder, which must end well. */
    static void run(Path folder, String... words) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        int code = Idem4j.run(writer, writer, Commands.in(folder, words));
        assertThat(code).as(text::toString).isZero();
    }

    private void tables() throws IOException {
        String rows = rows(60);
        Files.writeString(folder.resolve("table.csv"), rows);
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(folder.resolve("table.csv.gz")))) {
            stream.write(rows.getBytes());
        }
        Files.writeString(folder.resolve("reference.csv"), rows(120));
        Files.writeString(folder.resolve("large.csv"), rows(20_000));
        Files.writeString(folder.resolve("clean.csv"), rows);
        Files.writeString(folder.resolve("matrix.csv"), "1.02,0.1,0\n0.05,-0.03,0.01\n0,0.02,0.98\n");
        configuration("config.xml", TABLES + TRAINER);
        configuration("odd.xml", EVENTS + TRAINER.replace("\"trainer\" type", "\"selfMap\" type"));
        configuration("tune.xml", TABLES + SEARCH + TRAINER);
    }

    /** Three columns that follow from one number. */
    private String rows(int count) {
        StringBuilder text = new StringBuilder("alpha,beta,gamma\n");
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian();
            double[] cells = {a, 10 + 3 * a + 0.1 * random.nextGaussian(), Math.sin(a)};
            text.append(String.format(Locale.ROOT, "%.3f,%.3f,%.3f%n", cells[0], cells[1], cells[2]));
        }
        return text.toString();
    }

    private void images() throws IOException {
        byte[] levels = new byte[IMAGES * SIDE * SIDE];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (128 + 100 * Math.sin(0.3 * i));
        }
        for (String name : new String[] {"images.idx", "images.idx.gz"}) {
            try (OutputStream stream = Files.newOutputStream(folder.resolve(name));
                    IdxWriter writer = new IdxWriter(stream, name.endsWith("gz"), IMAGES, SIDE, SIDE)) {
                writer.write(levels);
            }
        }
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < 3; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, SIDE, SIDE, Arrays.copyOf(levels, SIDE * SIDE));
            String ending = i < 2 ? "png" : "jpg";
            ImageIO.write(
                    image, ending, pictures.resolve("image-" + i + "." + ending).toFile());
        }
        configuration("images.xml", PIXELS);
    }

    private void network() throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(4).build())
                .layer(new DenseLayer.Builder().nIn(4).nOut(3).build())
                .build());
        network.init();
        ModelSerializer.writeModel(network, folder.resolve("network.zip").toFile(), false);
    }

    private void configuration(String name, String components) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "<config>\n" + components.replace("DIR", folder.toString().replace('\\', '/')) + "</config>\n");
    }

    private static final String TABLES = """
              <component name="train" type="org.idem4j.tribuo.data.TableDataSource">
                <property name="path" value="DIR/table.csv"/>
              </component>
              <component name="test" type="org.idem4j.tribuo.data.TableDataSource">
                <property name="path" value="DIR/table.csv"/>
                <property name="targetPath" value="DIR/clean.csv"/>
              </component>
            """;

    private static final String TRAINER = """
              <component name="trainer" type="org.idem4j.tribuo.IdempotentTrainer">
                <property name="network" value="network"/>
                <property name="corruption" value="masking"/>
                <property name="epochs" value="3"/>
                <property name="batchSize" value="20"/>
                <property name="seed" value="1"/>
              </component>
              <component name="network" type="org.idem4j.tribuo.network.MultilayerPerceptron">
                <propertylist name="hidden"><item>4</item></propertylist>
              </component>
              <component name="masking" type="org.idem4j.tribuo.data.Masking">
                <property name="probability" value="0.2"/>
              </component>
            """;

    private static final String EVENTS = """
              <component name="train" type="org.idem4j.tribuo.data.EventDataSource">
                <property name="source" value="normal"/>
              </component>
              <component name="normal" type="org.idem4j.tribuo.data.TableDataSource">
                <property name="path" value="DIR/reference.csv"/>
              </component>
              <component name="trainer" type="org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer">
                <property name="trainer" value="selfMap"/>
                <property name="score" value="DISTANCE"/>
                <property name="quantile" value="0.9"/>
                <property name="seed" value="1"/>
              </component>
            """;

    private static final String SEARCH = """
              <component name="search" type="org.idem4j.tribuo.tuning.Search">
                <propertylist name="spaces"><item>weights</item></propertylist>
                <property name="corruption" value="masking"/>
              </component>
              <component name="weights" type="org.idem4j.tribuo.tuning.Space">
                <propertylist name="choices"><item>trainer.idempotenceWeight=0|1</item></propertylist>
              </component>
            """;

    private static final String PIXELS = """
              <component name="train" type="org.idem4j.tribuo.data.image.IdxImageSource">
                <property name="path" value="DIR/images.idx"/>
              </component>
              <component name="trainer" type="org.idem4j.tribuo.IdempotentTrainer">
                <property name="network" value="network"/>
                <property name="corruption" value="noise"/>
                <property name="standardize" value="false"/>
                <property name="guard" value="false"/>
                <property name="epochs" value="2"/>
                <property name="seed" value="1"/>
              </component>
              <component name="network" type="org.idem4j.tribuo.network.MultilayerPerceptron">
                <propertylist name="hidden"><item>4</item></propertylist>
              </component>
              <component name="noise" type="org.idem4j.tribuo.data.GaussianNoise"/>
            """;
}
