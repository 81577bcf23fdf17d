/**
 * Which of OpenBLAS's kernels computes the matrix products. OpenBLAS chooses by the processor's model number and falls back to
 * one of 2004 where it doesn't know it; {@link org.idem4j.tribuo.engine.blas.Kernels} chooses by the instructions that the
 * processor has. {@link org.idem4j.tribuo.engine.blas.OpenBlas} loads the library with that choice and says what was loaded,
 * {@link org.idem4j.tribuo.engine.blas.BlasThreads} how many threads it takes; a {@link org.idem4j.tribuo.engine.blas.Product} is
 * computed by it, or a large one by oneDNN.
 */
package org.idem4j.tribuo.engine.blas;
