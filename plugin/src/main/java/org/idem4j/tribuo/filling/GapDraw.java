package org.idem4j.tribuo.filling;

import java.util.random.RandomGenerator;

/**
 * Gaps to learn from: of each row so many cells as a share says, that is drawn anew for each row. At least one known cell
 * becomes a gap, and where a row knows two, at least one stays.
 *
 * @param least The least share.
 * @param most The largest share.
 */
record GapDraw(double least, double most) {

    /**
     * Makes gaps.
     *
     * @param rows Row-major, NaN where a cell is missing; left as they are.
     * @return A copy with more of them.
     */
    float[] gapped(float[] rows, int n, RandomGenerator random) {
        float[] gapped = rows.clone();
        for (int start = 0; start < rows.length; start += n) {
            double share = least + (most - least) * random.nextDouble();
            int known = 0;
            int hidden = 0;
            for (int i = start; i < start + n; i++) {
                boolean hide = random.nextDouble() < share;
                if (!Float.isNaN(rows[i])) {
                    known++;
                    if (hide) {
                        gapped[i] = Float.NaN;
                        hidden++;
                    }
                }
            }
            if (known > 0 && hidden == 0) {
                gapped[nth(rows, start, random.nextInt(known))] = Float.NaN;
            } else if (known > 1 && hidden == known) {
                int kept = nth(rows, start, random.nextInt(known));
                gapped[kept] = rows[kept];
            }
        }
        return gapped;
    }

    /** The index of a row's nth known cell. */
    private static int nth(float[] rows, int start, int count) {
        int i = start;
        for (int left = count; Float.isNaN(rows[i]) || left > 0; i++) {
            left -= Float.isNaN(rows[i]) ? 0 : 1;
        }
        return i;
    }
}
