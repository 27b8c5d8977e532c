package org.phrasefield.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output in UTF-8, which, unlike any print stream, can tell why it took nothing more. */
final class ResultStream extends PrintStream {
    private final Sink sink;

    /** Remembers its first fault. Written to by one thread at a time, as the print stream around it sees to. */
    private static final class Sink extends FilterOutputStream {
        private volatile @Nullable IOException fault;

        Sink(OutputStream under) {
            super(under);
        }

        /** A write, or a flush. */
        private interface Step {
            void take() throws IOException;
        }

        @Override
        public void write(int one) throws IOException {
            step(() -> out.write(one));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            step(() -> out.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            step(out::flush);
        }

        private void step(Step step) throws IOException {
            try {
                step.take();
            } catch (IOException e) {
                if (fault == null) fault = e;
                throw e;
            }
        }
    }

    ResultStream(OutputStream under) {
        this(new Sink(under));
    }

    private ResultStream(Sink sink) {
        super(sink, true, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /** Why results did not arrive; empty where they did, or where their reader has gone and wants no more of them. */
    Optional<IOException> fault() {
        flush();
        return Optional.ofNullable(sink.fault).filter(fault -> !gone(fault));
    }

    /** As far as the words of Linux, macOS and Windows tell. */
    private static boolean gone(IOException fault) {
        String words = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("broken pipe")
                || words.contains("pipe is being closed")
                || words.contains("pipe has been ended");
    }
}
