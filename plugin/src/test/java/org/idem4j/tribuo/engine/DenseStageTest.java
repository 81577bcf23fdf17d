package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.Perceptron;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("Dense stages against DL4J's own layers")
class DenseStageTest {

    /** Of the largest entry; both compute in floats, with sums in another order. */
    private static final double TOLERANCE = 2e-6;

    private static List<DenseLayer> layers(int n, int hidden, int last, Activation activation) {
        return List.of(
                new DenseLayer(n, hidden, activation, 0.2),
                new DenseLayer(hidden, last, activation, 0.2),
                new DenseLayer(last, n, Activation.IDENTITY, 0));
    }

    private static INDArray normal(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows * 31L + columns);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape(rows, columns);
    }

    private static Matrix matrix(INDArray values) {
        Matrix matrix = Matrix.allocate((int) values.size(0), (int) values.size(1));
        matrix.array().assign(values);
        return matrix;
    }

    private static void assertClose(INDArray actual, INDArray expected) {
        double scale = expected.amaxNumber().doubleValue();
        assertThat(scale).isGreaterThan(1e-6);
        assertThat(actual.castTo(DataType.DOUBLE)
                        .sub(expected.castTo(DataType.DOUBLE))
                        .amaxNumber()
                        .doubleValue())
                .isCloseTo(0, within(TOLERANCE * scale));
    }

    @ParameterizedTest
    @EnumSource
    void should_give_the_same_output_gradient_and_input_gradient(Activation activation) {
        check(layers(7, 9, 10, activation), normal(13, 7));
    }

    /** Columns below, at and above the size of a block; rows that do not divide into parts or blocks; one row. */
    @ParameterizedTest
    @CsvSource({"3, 5, 1", "5, 5, 1000", "2, 2048, 37", "2, 2049, 64", "33, 4100, 3", "100, 250, 999"})
    void should_do_so_at_any_shape(int n, int hidden, int rows) {
        for (Activation activation : List.of(Activation.LEAKYRELU, Activation.TANH)) {
            List<DenseLayer> layers = layers(n, hidden, 6, activation);
            StockNetwork exact = new StockNetwork(layers, parameters(layers), DataType.DOUBLE);
            float[] calm = CalmRows.draw(exact, rows, n, new SplittableRandom(rows));
            check(layers, Nd4j.createFromArray(calm).reshape(rows, n));
        }
    }

    private static float[] parameters(List<DenseLayer> layers) {
        float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(layers, new SplittableRandom(3));
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 2; // beyond the threshold of THRESHOLDEDRELU
        }
        return parameters;
    }

    private static void check(List<DenseLayer> layers, INDArray x) {
        int rows = x.rows();
        float[] parameters = parameters(layers);
        StockNetwork stock = new StockNetwork(layers, parameters, DataType.FLOAT);
        INDArray error = normal(rows, x.columns()).muli(0.1);

        INDArray expected = stock.apply(x.dup());
        INDArray inputError = stock.backward(error.dup());

        WiredNetwork network = WiredNetwork.toTrain(new Perceptron(layers), parameters);
        try (MatrixPool memory = new MatrixPool()) {
            GradientShare share = network.root().share(rows, Gathering.IN_PLACE);
            share.begin(false);
            StagePass pass = network.root().pass(matrix(x), share, memory);
            Matrix atInput = pass.backward(matrix(error), false, true);
            network.root().merge(List.of(share), false);

            assertClose(pass.output().array(), expected);
            assertClose(network.gradient().array(), stock.gradient());
            assertClose(atInput.array(), inputError);
        }
    }
}
