package org.phrasefield.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the head of a GGUF file from front to back; every claim of the file is held against the bytes that are left. */
final class GgufCursor {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Values of all lists together, several times the largest vocabulary with its merges. */
    private static final int MOST_VALUES = 1 << 22;

    /** Bytes of all texts together, many times the largest vocabulary. */
    private static final int MOST_TEXT = 1 << 26;

    private static final int TEXT = 8;
    private static final int LIST = 9;

    private final String file;
    private final FileBytes bytes;
    private final byte[] few = new byte[8];
    private final byte[] window = new byte[1 << 16];
    private long windowStart;
    private int windowLength;
    private long position;
    private long valuesLeft = MOST_VALUES;
    private long textLeft = MOST_TEXT;
    private String place = "the header";

    GgufCursor(String file, FileBytes bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Says what is being read, for the message if it fails. */
    void at(String newPlace) {
        place = newPlace;
    }

    long position() {
        return position;
    }

    int int32() {
        take(4);
        return (int) INT.get(few, 0);
    }

    long int64() {
        take(8);
        return (long) LONG.get(few, 0);
    }

    /**
     * A number of things that take at least {@code leastBytes} each: more than can follow in the file is refused, and more than {@code most},
     * which no model needs.
     */
    long count(String things, int leastBytes, long most) {
        long count = int64();
        if (count < 0 || count > (bytes.size() - position) / leastBytes) {
            throw refused("claims " + Long.toUnsignedString(count) + " " + things + ", more than the file can hold");
        }
        if (count > most) {
            throw refused("has " + count + " " + things + ", more than this engine reads (" + most + ")");
        }
        return count;
    }

    String text(int limit) {
        long length = count("bytes of text", 1, Math.min(limit, textLeft));
        textLeft -= length;
        byte[] raw = new byte[(int) length];
        read(raw, raw.length);
        return new String(raw, StandardCharsets.UTF_8);
    }

    /** A value of GGUF type {@code type}: see {@link Metadata} for what it becomes. */
    Object value(int type) {
        return switch (type) {
            case 0 -> (long) (int8() & 0xFF);
            case 1 -> (long) int8();
            case 2 -> (long) (int16() & 0xFFFF);
            case 3 -> (long) int16();
            case 4 -> Integer.toUnsignedLong(int32());
            case 5 -> (long) int32();
            case 6 -> (double) Float.intBitsToFloat(int32());
            case 7 -> int8() != 0;
            case TEXT -> text(MOST_TEXT);
            case LIST -> list();
            case 10, 11 -> int64();
            case 12 -> Double.longBitsToDouble(int64());
            default -> throw refused("has the unknown value type " + Integer.toUnsignedString(type));
        };
    }

    ModelFileException refused(String what) {
        return new ModelFileException(file + ": " + place + " " + what + ".");
    }

    private List<Object> list() {
        int type = int32();
        int least = switch (type) {
            case 0, 1, 7 -> 1;
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            case TEXT, 10, 11, 12 -> 8;
            case LIST -> throw refused("is a list of lists, which is not supported");
            default -> throw refused("has the unknown value type " + Integer.toUnsignedString(type));
        };
        // A boxed value takes several times its bytes in the file, so that their number is bounded.
        long count = count("values", least, valuesLeft);
        valuesLeft -= count;
        List<Object> values = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            values.add(value(type));
        }
        return values;
    }

    private byte int8() {
        take(1);
        return few[0];
    }

    private short int16() {
        take(2);
        return (short) SHORT.get(few, 0);
    }

    private void take(int count) {
        if (bytes.size() - position < count) {
            throw refused("is cut off: the file ends there; fetch it again");
        }
        read(few, count);
    }

    /** Reads on; a vocabulary is a hundred thousand small reads, which come from a window. */
    private void read(byte[] into, int count) {
        if (count > window.length) {
            bytes.copy(position, into, count);
        } else {
            if (position < windowStart || position + count > windowStart + windowLength) {
                windowStart = position;
                windowLength = (int) Math.min(window.length, bytes.size() - position);
                bytes.copy(windowStart, window, windowLength);
            }
            System.arraycopy(window, (int) (position - windowStart), into, 0, count);
        }
        position += count;
    }
}
