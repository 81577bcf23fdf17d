/**
 * What a table is, before anything is trained on it. {@link org.idem4j.tribuo.data.description.TableDescriber} goes through the
 * rows once and keeps a sample of them; a {@link org.idem4j.tribuo.data.description.TableDescription} tells of each column its
 * kind, its blanks and range, what looks wrong in it and from which others it follows, and which columns can be trained on.
 */
package org.idem4j.tribuo.data.description;
