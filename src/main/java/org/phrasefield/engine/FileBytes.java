package org.phrasefield.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file's bytes, of a file of any size, read where they are asked for; many threads may read at once. The file is not mapped: its pages would
 * count as this process's memory long after the weights have been laid out, and a file cut short by others would end the process.
 */
final class FileBytes implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final long size;

    private FileBytes(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    static FileBytes of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileBytes(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    /**
     * Copies {@code count} bytes from position {@code at} to the start of {@code into}.
     *
     * @throws ModelFileException if they cannot be read, or the file has become shorter
     */
    void copy(long at, byte[] into, int count) {
        ByteBuffer target = ByteBuffer.wrap(into, 0, count);
        try {
            while (target.hasRemaining()) {
                if (channel.read(target, at + target.position()) < 0) {
                    throw new ModelFileException(file + " has become shorter while it was read; fetch it again.");
                }
            }
        } catch (IOException e) {
            throw new ModelFileException(
                    file + " cannot be read (" + e.getMessage() + "); check its rights, or fetch it again.", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ModelFileException(file + " cannot be closed (" + e.getMessage() + ").", e);
        }
    }
}
