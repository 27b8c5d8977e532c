package org.phrasefield.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.trial.Message;

/** SHA-256 over a list of texts, each marked with its length, so that no two different lists give the same bytes. */
final class Digest {
    private final MessageDigest sha = Sha256.begin();

    private Digest() {}

    static Digest of(String... texts) {
        Digest digest = new Digest();
        for (String text : texts) digest.add(text);
        return digest;
    }

    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        return this;
    }

    Digest add(List<Message> messages) {
        messages.forEach(message -> add(message.role().name()).add(message.text()));
        return this;
    }

    Digest add(Settings settings) {
        settings.set().forEach((name, value) -> add(name).add(value));
        return this;
    }

    /** 32 hexadecimal digits: 128 bits, enough that two trials never share them by chance. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    /** The first 63 bits. */
    long number() {
        byte[] bytes = sha.digest();
        long value = 0;
        for (int i = 0; i < 8; i++) value = value << 8 | bytes[i] & 0xff;
        return value & Long.MAX_VALUE;
    }
}
