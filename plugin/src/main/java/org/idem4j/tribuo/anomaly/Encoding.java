package org.idem4j.tribuo.anomaly;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.idem4j.tribuo.CodeSpace;
import org.idem4j.tribuo.IdempotentModel;

/**
 * What a density of rows is taken of: the latent rows of f = g⁻¹ ∘ A ∘ g, or the codes that f makes by an encoder.
 *
 * @param encode Raw rows to these.
 * @param columns The columns of these.
 * @param logUnits By how much the logarithm of the density of a raw row is lower than that of its latent row; none for codes,
 *     whose density is none of rows.
 */
record Encoding(UnaryOperator<float[]> encode, int columns, OptionalDouble logUnits) {

    /** Empty for networks that make neither, and for those whose codes are of repaired rows, of which all are expected ones. */
    static Optional<Encoding> of(IdempotentModel regressor) {
        return regressor
                .latents()
                .map(space -> new Encoding(
                        space::encode, regressor.selfMap().dimension(), OptionalDouble.of(space.logUnits())))
                .or(() -> regressor
                        .codes()
                        .filter(CodeSpace::ofGivenRows)
                        .map(codes -> new Encoding(codes::encode, codes.columns(), OptionalDouble.empty())));
    }
}
