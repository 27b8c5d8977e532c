package org.phrasefield.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model file in the GGUF format, version 2 or 3: its metadata and where its tensors lie. Nothing of the tensors is read
 * here, and nothing is believed: a file that claims what its size cannot hold is refused before memory is taken.
 */
final class GgufFile implements AutoCloseable {
    private static final int MAGIC = 0x46554747;
    private static final int NAME_LIMIT = 1 << 16;
    /** Far more keys, and tensors, than any model has. */
    private static final int MOST_ENTRIES = 1 << 16;

    /** Least bytes of a key with its value, and of a tensor's description. */
    private static final int LEAST_PAIR = 13;

    private static final int LEAST_TENSOR = 32;

    private final GgufCursor cursor;
    private final FileBytes bytes;
    private final Metadata metadata;
    private final Map<String, Description> tensors;
    private final long alignment;
    private final long start;

    private GgufFile(GgufCursor cursor, FileBytes bytes, Metadata metadata, Map<String, Description> tensors) {
        this.cursor = cursor;
        this.bytes = bytes;
        this.metadata = metadata;
        this.tensors = tensors;
        long alignment = metadata.integer("general.alignment", 1, 1 << 20).orElse(32);
        if (Long.bitCount(alignment) != 1) {
            throw metadata.refused("key 'general.alignment' is " + alignment + " and must be a power of two");
        }
        this.alignment = alignment;
        this.start = (cursor.position() + alignment - 1) / alignment * alignment;
    }

    /** @throws ModelFileException if the file is not there, or is damaged */
    static GgufFile read(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            if (!Files.isRegularFile(path)) {
                throw new ModelFileException(path + ": there is no such model file; name another.");
            }
            return read(name, path);
        } catch (IOException e) {
            throw new ModelFileException(
                    path + " cannot be read (" + e.getMessage() + "); check its rights, or fetch it again.", e);
        }
    }

    private static GgufFile read(String name, Path path) throws IOException {
        FileBytes bytes = FileBytes.of(path);
        try {
            return read(name, bytes);
        } catch (RuntimeException | Error e) {
            bytes.close();
            throw e;
        }
    }

    /** Ends the reading of tensors. */
    @Override
    public void close() {
        bytes.close();
    }

    static GgufFile read(String name, FileBytes bytes) {
        GgufCursor cursor = new GgufCursor(name, bytes);
        if (bytes.size() < 24 || cursor.int32() != MAGIC) {
            throw new ModelFileException(name + " is not a GGUF file; name one that is, or fetch it again.");
        }
        int version = cursor.int32();
        if (version != 2 && version != 3) {
            boolean swapped = Integer.reverseBytes(version) == 2 || Integer.reverseBytes(version) == 3;
            throw cursor.refused(
                    swapped
                            ? "is of a big-endian file, which is not supported"
                            : "says GGUF version " + Integer.toUnsignedString(version) + "; versions 2 and 3 are read");
        }
        long tensorCount = cursor.count("tensors", LEAST_TENSOR, MOST_ENTRIES);
        long keyCount = cursor.count("keys", LEAST_PAIR, MOST_ENTRIES);
        Metadata metadata = metadata(name, cursor, keyCount);
        return new GgufFile(cursor, bytes, metadata, descriptions(cursor, tensorCount));
    }

    Metadata metadata() {
        return metadata;
    }

    Set<String> tensorNames() {
        return tensors.keySet();
    }

    /** Numbers stored in all tensors together. */
    long parameters() {
        return tensors.values().stream().mapToLong(Description::values).sum();
    }

    /** The type in which most numbers of the file are stored. */
    String mainType() {
        Map<String, Long> values = new TreeMap<>();
        tensors.values().forEach(tensor -> values.merge(TensorType.nameOf(tensor.type), tensor.values(), Long::sum));
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /**
     * The tensor of that name.
     *
     * @throws ModelFileException if it is missing, of another shape, of a type that is not read, or beyond the file's end
     */
    Tensor tensor(String name, int outputs, int inputs) {
        Description found = tensors.get(name);
        if (found == null) {
            throw metadata.refused("tensor '" + name + "' is missing");
        }
        cursor.at("tensor '" + name + "'");
        if (found.outputs != outputs || found.inputs != inputs) {
            throw cursor.refused(
                    "is " + found.inputs + " × " + found.outputs + " and must be " + inputs + " × " + outputs);
        }
        if (found.offset % alignment != 0) {
            throw cursor.refused("begins at byte " + Long.toUnsignedString(found.offset)
                    + " of the data, which is no multiple of the alignment of " + alignment);
        }
        return found.locate(name, start, bytes, cursor);
    }

    private static Metadata metadata(String name, GgufCursor cursor, long count) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            cursor.at("key number " + (i + 1));
            String key = cursor.text(NAME_LIMIT);
            cursor.at("key '" + key + "'");
            if (values.put(key, cursor.value(cursor.int32())) != null) {
                throw cursor.refused("is there twice");
            }
        }
        return new Metadata(name, values);
    }

    private static Map<String, Description> descriptions(GgufCursor cursor, long count) {
        Map<String, Description> described = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            cursor.at("tensor number " + (i + 1));
            String tensor = cursor.text(NAME_LIMIT);
            cursor.at("tensor '" + tensor + "'");
            if (described.put(tensor, Description.read(cursor)) != null) {
                throw cursor.refused("is there twice");
            }
        }
        return described;
    }

    /** What the file's head says of a tensor; {@code offset} counts from the start of the data. */
    private record Description(int type, int outputs, int inputs, long offset) {
        long values() {
            return (long) outputs * inputs;
        }

        static Description read(GgufCursor cursor) {
            int dimensions = cursor.int32();
            if (dimensions < 1 || dimensions > 4) {
                throw cursor.refused(
                        "has " + Integer.toUnsignedString(dimensions) + " dimensions; 1 to 4 are possible");
            }
            long inputs = dimension(cursor, cursor.int64());
            long outputs = 1;
            for (int i = 1; i < dimensions; i++) {
                // Both factors are below 2^31, so that the product cannot overflow.
                outputs = dimension(cursor, outputs * dimension(cursor, cursor.int64()));
            }
            return new Description(cursor.int32(), (int) outputs, (int) inputs, cursor.int64());
        }

        private static long dimension(GgufCursor cursor, long size) {
            if (size < 1 || size > Integer.MAX_VALUE) {
                throw cursor.refused("has a side of length " + Long.toUnsignedString(size));
            }
            return size;
        }

        Tensor locate(String tensor, long start, FileBytes bytes, GgufCursor cursor) {
            TensorType known = TensorType.of(type)
                    .orElseThrow(() -> cursor.refused("is of type " + TensorType.nameOf(type)
                            + ", which is not supported; supported are " + TensorType.known()));
            if (inputs % known.blockLength() != 0) {
                throw cursor.refused("has rows of " + inputs + " values, not a whole number of " + known + " blocks");
            }
            long room = bytes.size() - start;
            long rowBytes = known.bytes(inputs);
            if (offset < 0 || offset > room || outputs > (room - offset) / rowBytes) {
                throw cursor.refused("reaches beyond the end of the file; fetch it again");
            }
            if (rowBytes > Integer.MAX_VALUE - 16) {
                throw cursor.refused("has rows of " + rowBytes + " bytes");
            }
            return new Tensor(tensor, known, outputs, inputs, start + offset, bytes);
        }
    }
}
