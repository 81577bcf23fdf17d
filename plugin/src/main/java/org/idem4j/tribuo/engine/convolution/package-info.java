/**
 * Convolutions over batches of images, [rows × height × width × channels], behind one small interface. They compute on native
 * memory that the caller owns.
 */
package org.idem4j.tribuo.engine.convolution;
