package org.idem4j.tribuo.engine;

/**
 * What training runs on; part of every model's provenance, since other versions or thread counts may round differently.
 *
 * @param dl4jVersion The version of DeepLearning4J.
 * @param nd4jVersion The version of ND4J.
 * @param backend ND4J's backend.
 * @param blas The BLAS library that is loaded, its version and kernel, and oneDNN if it has been used: "OpenBLAS 0.3.19, kernel
 *     SkylakeX; oneDNN 2.5.2, avx512_core".
 * @param threads The threads that a step is shared out to.
 */
public record EngineInfo(String dl4jVersion, String nd4jVersion, String backend, String blas, int threads) {}
