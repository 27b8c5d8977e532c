package org.phrasefield.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.phrasefield.protocol.Problem;

/** Bytes of a file as text in UTF-8, or one sentence that says why they are none. */
final class PlainText {
    /** Bytes from which an encoding is told where the file does not say it. */
    private static final int LOOKED_AT = 512;

    private PlainText() {}

    /**
     * The text, its byte order mark included.
     *
     * @param name the file's name as the user wrote it
     * @throws Failure with the place of the first byte that cannot stand in UTF-8
     */
    static String of(String name, byte[] bytes) {
        wider(bytes).ifPresent(encoding -> {
            throw Failure.input(name + " is " + encoding + " text; save it as UTF-8.");
        });
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isUnderflow()) return out.flip().toString();
        throw Failure.input(
                ProblemText.of(name, problem(bytes, in.position(), out.flip().toString())));
    }

    private static Problem problem(byte[] bytes, int offset, String before) {
        String lines = before.replace("\r\n", "\n").replace('\r', '\n');
        int line = 1 + (int) lines.chars().filter(c -> c == '\n').count();
        String start = lines.substring(lines.lastIndexOf('\n') + 1);
        int end = offset;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') end++;
        return new Problem(
                line,
                1 + start.codePointCount(0, start.length()),
                "",
                "not UTF-8 text: byte %02X at offset %d".formatted(bytes[offset], offset),
                Optional.of("save the file as UTF-8"),
                start + new String(bytes, offset, end - offset, StandardCharsets.UTF_8));
    }

    /** The name of an encoding with two or four bytes a character, by its byte order mark or, without one, by what half of its bytes are. */
    private static Optional<String> wider(byte[] bytes) {
        if (begins(bytes, 0xff, 0xfe, 0, 0) || begins(bytes, 0, 0, 0xfe, 0xff)) return Optional.of("UTF-32");
        if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return Optional.of("UTF-16");
        boolean doubled = bytes.length > 3 && (blocks(bytes, 0) || blocks(bytes, 1));
        return doubled ? Optional.of("UTF-16") : Optional.empty();
    }

    /** Whether nearly every second byte is the number of the block of Latin or Cyrillic letters, which no text in UTF-8 has in it at all. */
    private static boolean blocks(byte[] bytes, int from) {
        int looked = 0;
        int found = 0;
        for (int at = from; at < Math.min(bytes.length, LOOKED_AT); at += 2) {
            looked++;
            if (bytes[at] == 0 || bytes[at] == 4) found++;
        }
        return found * 10 >= looked * 9;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xff) != mark[i]) return false;
        return true;
    }
}
