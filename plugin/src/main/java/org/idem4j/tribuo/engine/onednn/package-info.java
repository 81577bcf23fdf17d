/**
 * OneDNN, Intel's library of convolutions and matrix products, loaded when it is first needed. Where it is missing everything
 * runs on OpenBLAS. It computes on the calling thread alone, since a step is shared out to the threads before.
 */
package org.idem4j.tribuo.engine.onednn;
