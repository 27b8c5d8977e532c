package org.phrasefield.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes GGUF files, right ones and, by putting in what does not belong, wrong ones. */
public final class GgufWriter {
    /** A tensor: sides from the innermost, ggml's number of its type, bytes. */
    public record Part(List<Long> sides, int type, byte[] bytes) {}

    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private int version = 3;
    private long dataStart;

    public GgufWriter version(int newVersion) {
        version = newVersion;
        return this;
    }

    /** Sets a key; Integer becomes u32, Long u64, Float f32, lists of String and Integer lists of texts and i32. */
    public GgufWriter key(String key, Object value) {
        metadata.put(key, value);
        return this;
    }

    public GgufWriter without(String name) {
        metadata.remove(name);
        parts.remove(name);
        return this;
    }

    public GgufWriter tensor(String name, Part part) {
        parts.put(name, part);
        return this;
    }

    /** Says that a tensor begins at that byte of the data, where its bytes are put if that is beyond all others. */
    public GgufWriter at(String name, long offset) {
        offsets.put(name, offset);
        return this;
    }

    public Part part(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(name);
        }
        return part;
    }

    public Object value(String key) {
        Object value = metadata.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    public byte[] bytes() {
        Out out = new Out();
        out.int32(0x46554747).int32(version).int64(parts.size()).int64(metadata.size());
        metadata.forEach((key, value) -> out.text(key).value(value));
        long offset = 0;
        for (Map.Entry<String, Part> entry : parts.entrySet()) {
            Part part = entry.getValue();
            out.text(entry.getKey()).int32(part.sides.size());
            part.sides.forEach(out::int64);
            out.int32(part.type).int64(offsets.getOrDefault(entry.getKey(), offset));
            offset += (part.bytes.length + 31) / 32 * 32;
        }
        out.pad();
        dataStart = out.bytes.size();
        parts.values().forEach(part -> out.raw(part.bytes).pad());
        return out.bytes.toByteArray();
    }

    public Path write(Path file) {
        try {
            byte[] bytes = bytes();
            Files.write(file, bytes);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (Map.Entry<String, Long> far : offsets.entrySet()) {
                    if (far.getValue() > bytes.length && far.getValue() < 1L << 40) {
                        channel.write(ByteBuffer.wrap(part(far.getKey()).bytes), dataStart + far.getValue());
                    }
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Out int32(int value) {
            return raw(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }

        Out int64(long value) {
            return raw(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array());
        }

        Out text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return int64(utf8.length).raw(utf8);
        }

        Out raw(byte[] raw) {
            bytes.writeBytes(raw);
            return this;
        }

        void pad() {
            while (bytes.size() % 32 != 0) {
                bytes.write(0);
            }
        }

        void value(Object value) {
            int32(type(value));
            content(value);
        }

        private void content(Object value) {
            if (value instanceof String text) {
                text(text);
            } else if (value instanceof Integer number) {
                int32(number);
            } else if (value instanceof Long number) {
                int64(number);
            } else if (value instanceof Float number) {
                int32(Float.floatToRawIntBits(number));
            } else if (value instanceof Boolean flag) {
                bytes.write(flag ? 1 : 0);
            } else if (value instanceof List<?> items) {
                int32(items.isEmpty() ? 8 : items.get(0) instanceof Integer ? 5 : type(items.get(0)))
                        .int64(items.size());
                items.forEach(this::content);
            }
        }

        private static int type(Object value) {
            if (value instanceof String) {
                return 8;
            } else if (value instanceof Integer) {
                return 4;
            } else if (value instanceof Long) {
                return 10;
            } else if (value instanceof Float) {
                return 6;
            } else if (value instanceof Boolean) {
                return 7;
            } else if (value instanceof List<?>) {
                return 9;
            }
            throw new IllegalArgumentException("No GGUF type for " + value);
        }
    }
}
