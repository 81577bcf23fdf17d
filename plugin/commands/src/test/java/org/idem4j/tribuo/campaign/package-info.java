/**
 * The standing campaign: damaged files, killed processes, full disks, and models that are used by many while others train. Short in every
 * build, long under the profile "nightly"; what a case does follows from the seed and the case's number.
 */
package org.idem4j.tribuo.campaign;
