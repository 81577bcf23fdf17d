/**
 * Images as rows: sources that read IDX files and folders, damage that knows the shape of an image, and pictures of rows. A row is
 * an image channel by channel, each from the top row of pixels to the bottom one, a value from 0, black, to 1; its columns are
 * named so that their natural order is that order ({@link org.idem4j.tribuo.data.image.ImageColumns}).
 */
package org.idem4j.tribuo.data.image;
