package org.idem4j.tribuo.campaign;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What can become of a file on its way: each takes whole bytes and gives others, which follow from the random numbers. */
enum Damage {
    /** One to eight bits turned over. */
    BITS {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return file;
        }
    },
    /** The end is missing. */
    CUT {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    /** A stretch of the file comes twice. */
    INSERTED {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            int from = random.nextInt(file.length);
            int to = Math.min(file.length, from + 1 + random.nextInt(64));
            return joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
        }
    },
    /** A stretch is missing. */
    REMOVED {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            int from = random.nextInt(file.length);
            int to = Math.min(file.length, from + 1 + random.nextInt(64));
            return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
        }
    },
    /** Two blocks of the same length have changed places. */
    SWAPPED {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            int length = 1 + random.nextInt(Math.max(1, file.length / 4));
            int first = random.nextInt(file.length - length + 1);
            int second = random.nextInt(file.length - length + 1);
            byte[] block = Arrays.copyOfRange(file, first, first + length);
            System.arraycopy(file.clone(), second, file, first, length);
            System.arraycopy(block, 0, file, second, length);
            return file;
        }
    },
    /** A block was never written. */
    ZEROED {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            int from = random.nextInt(file.length);
            Arrays.fill(file, from, Math.min(file.length, from + 1 + random.nextInt(512)), (byte) 0);
            return file;
        }
    },
    /** Four bytes say that something is huge, as a size does. */
    ENLARGED {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            byte[] size = ByteBuffer.allocate(Integer.BYTES)
                    .putInt(random.nextBoolean() ? 0x7FFFFFFF : 0xFFFFFF0F)
                    .array();
            int at = random.nextInt(file.length);
            System.arraycopy(size, 0, file, at, Math.min(size.length, file.length - at));
            return file;
        }
    },
    /** A digit has become another, so that text still reads as a text. */
    DIGIT {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            int at = random.nextInt(file.length);
            for (int i = 0; i < file.length; i++) {
                int each = (at + i) % file.length;
                if (Character.isDigit(file[each])) {
                    file[each] = (byte) ('0' + random.nextInt(10));
                    return file;
                }
            }
            return file;
        }
    },
    /** The whole file twice. */
    DOUBLED {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            return joined(file, file);
        }
    },
    /** Nothing of it was kept but the length. */
    RANDOM {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            random.nextBytes(file);
            return file;
        }
    },
    /** Nothing of it was kept. */
    EMPTY {
        @Override
        byte[] to(byte[] file, SplittableRandom random) {
            return new byte[0];
        }
    };

    /**
     * Damages a file.
     *
     * @param file Its bytes, at least one, which may be changed.
     * @param random What decides how.
     * @return The bytes of the damaged file.
     */
    abstract byte[] to(byte[] file, SplittableRandom random);

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
