/**
 * Convolutions over batches of images, [rows × height × width × channels], behind one small interface: by oneDNN where it is
 * there, else as matrix products. They compute on native memory that the caller owns.
 */
package org.idem4j.tribuo.engine.convolution;
