package org.phrasefield.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file's bytes, mapped in segments so that it may be larger than the 2 GiB one buffer can address. Reading is absolute
 * and so may be done by many threads.
 */
final class MappedBytes {
    private static final int SEGMENT = 1 << 30;

    private final ByteBuffer[] segments;
    private final int segmentSize;
    private final long size;

    private MappedBytes(ByteBuffer[] segments, int segmentSize, long size) {
        this.segments = segments;
        this.segmentSize = segmentSize;
        this.size = size;
    }

    static MappedBytes of(Path file) throws IOException {
        return of(file, SEGMENT);
    }

    static MappedBytes of(Path file, int segmentSize) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer[] segments = new ByteBuffer[Math.toIntExact((size + segmentSize - 1) / segmentSize)];
            for (int i = 0; i < segments.length; i++) {
                long from = (long) i * segmentSize;
                segments[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(segmentSize, size - from));
            }
            return new MappedBytes(segments, segmentSize, size);
        }
    }

    long size() {
        return size;
    }

    /** Copies {@code count} bytes from position {@code at} to the start of {@code into}. */
    void copy(long at, byte[] into, int count) {
        int done = 0;
        while (done < count) {
            ByteBuffer segment = segments[(int) ((at + done) / segmentSize)];
            int inside = (int) ((at + done) % segmentSize);
            int now = Math.min(count - done, segment.limit() - inside);
            segment.get(inside, into, done, now);
            done += now;
        }
    }
}
