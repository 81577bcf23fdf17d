package org.idem4j.tribuo.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What was compressed by gzip (RFC 1952), in one member or several. Java's own stream takes a file that breaks off in the header of
 * a later member for a whole one, and one that comes by a pipe for ended where the pipe is empty for a moment; this one ends where
 * the file does, behind a whole member, and fails elsewhere. For one thread.
 */
final class GzipText extends InputStream {

    private static final int MAGIC = 0x1f8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final PushbackInputStream file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final int buffer;
    private Member member; // null behind the last

    /**
     * Reads the first member's header.
     *
     * @param file The compressed bytes; closed with this.
     * @param buffer How many of them are read at once.
     * @throws EOFException If they end within it.
     * @throws ZipException If they are none.
     */
    GzipText(InputStream file, int buffer) throws IOException {
        this.file = new PushbackInputStream(file, buffer);
        this.buffer = buffer;
        try {
            begin((byteOfFile() << 8) + byteOfFile());
        } catch (IOException e) {
            inflater.end();
            throw e;
        }
    }

    /** Deflated bytes; what was read beyond their end goes back. */
    private static final class Member extends InflaterInputStream {
        Member(PushbackInputStream file, Inflater inflater, int buffer) {
            super(file, inflater, buffer);
        }

        void unread(PushbackInputStream file) throws IOException {
            file.unread(buf, len - inf.getRemaining(), inf.getRemaining());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (member != null) {
            int read = member.read(bytes, offset, length);
            if (read >= 0) {
                check.update(bytes, offset, read);
                return read;
            }
            end();
        }
        return -1;
    }

    private void begin(int magic) throws IOException {
        if (magic != MAGIC || byteOfFile() != DEFLATE) {
            throw new ZipException("there is something else behind what was compressed by gzip");
        }
        int flags = byteOfFile();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip((int) number(2));
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        skip((flags & HEADER_CHECK) == 0 ? 0 : 2);
        inflater.reset();
        check.reset();
        member = new Member(file, inflater, buffer);
    }

    /** Compares the trailer, and goes to the next member if there is one; zeros may fill up the last block of a tape. */
    private void end() throws IOException {
        member.unread(file);
        member = null;
        if (number(4) != check.getValue() || number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("its check sum is that of other bytes");
        }
        int next = file.read();
        while (next == 0) {
            next = file.read();
        }
        if (next >= 0) {
            begin((next << 8) + byteOfFile());
        }
    }

    private int byteOfFile() throws IOException {
        int read = file.read();
        if (read < 0) {
            throw new EOFException("it ends too early");
        }
        return read;
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) byteOfFile() << 8 * i;
        }
        return number;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            byteOfFile();
        }
    }

    private void skipText(int flag) throws IOException {
        while (flag != 0 && byteOfFile() != 0) {
            continue;
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
