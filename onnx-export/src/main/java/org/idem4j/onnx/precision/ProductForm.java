package org.idem4j.onnx.precision;

import java.util.List;
import java.util.Map;

/** What is written in place of a product. */
interface ProductForm {

    /** Whether there is such a form of a product. */
    default boolean fits(Product product) {
        return product.hasIntegerForm();
    }

    /** Appends it; gives the product's value under its name. */
    void append(Product product, GraphEdit graph);

    /** Gives α·value + β·addend of a Gemm, or value + addend, under the product's name. */
    static void finish(Product product, String value, GraphEdit graph) {
        float alpha = product.factor("alpha");
        float beta = product.factor("beta");
        String scaled = Math.abs(alpha) == 1
                ? value
                : graph.node("Mul", List.of(value, graph.scalar("alpha", Math.abs(alpha))), Map.of());
        if (product.addend().isEmpty()) {
            graph.nodeGiving(product.output(), alpha < 0 ? "Neg" : "Identity", List.of(scaled));
            return;
        }
        String addend = product.isConvolution()
                ? graph.overChannels(product.addend(), product.weights().getDimsCount() - 2)
                : beta == 1
                        ? product.addend()
                        : graph.node("Mul", List.of(product.addend(), graph.scalar("beta", beta)), Map.of());
        graph.nodeGiving(product.output(), alpha < 0 ? "Sub" : "Add", List.of(addend, scaled));
    }
}
