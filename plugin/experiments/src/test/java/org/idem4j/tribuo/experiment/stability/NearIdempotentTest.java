package org.idem4j.tribuo.experiment.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearIdempotentTest {

    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({"2, SYMMETRIC", "7, SYMMETRIC", "20, SYMMETRIC", "2, GENERAL", "7, GENERAL", "20, GENERAL"})
    void should_be_a_projector_and_a_direction(int n, MatrixShape shape) {
        NearIdempotent drawn = NearIdempotent.draw(n, shape, new SplittableRandom(4));
        DMatrixRMaj p = drawn.projector();

        assertThat(MatrixFeatures_DDRM.isIdentical(CommonOps_DDRM.mult(p, p, null), p, TOLERANCE))
                .isTrue();
        assertThat(CommonOps_DDRM.trace(p)).isCloseTo(n / 2, within(TOLERANCE));
        assertThat(NormOps_DDRM.normP2(drawn.direction())).isCloseTo(1, within(TOLERANCE));
        boolean symmetric = shape == MatrixShape.SYMMETRIC;
        assertThat(MatrixFeatures_DDRM.isSymmetric(p, TOLERANCE)).isEqualTo(symmetric);
        assertThat(MatrixFeatures_DDRM.isSymmetric(drawn.direction(), TOLERANCE))
                .isEqualTo(symmetric);
    }

    /** ‖K² − K‖₂ ≤ t + t² for an orthogonal P and a symmetric D. */
    @ParameterizedTest
    @CsvSource({"0.05", "0.2", "0.207", "0.5"})
    void should_lie_as_far_out_as_it_is_told(double t) {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 50; trial++) {
            NearIdempotent drawn = NearIdempotent.draw(6, MatrixShape.SYMMETRIC, random);
            DMatrixRMaj k = drawn.at(t);
            DMatrixRMaj away = CommonOps_DDRM.subtract(k, drawn.projector(), null);

            assertThat(NormOps_DDRM.normP2(away)).isCloseTo(t, within(TOLERANCE));
            assertThat(NearIdempotent.residual(k))
                    .isLessThanOrEqualTo(t + t * t + TOLERANCE)
                    .isGreaterThan(t / 10);
        }
    }
}
