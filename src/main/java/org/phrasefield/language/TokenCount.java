package org.phrasefield.language;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Tokens of a text by one public vocabulary: a ruler for the parts of one answer, whatever model wrote it. Counts of two languages are
 * not compared. Safe for any number of threads.
 */
public final class TokenCount {

    /** The vocabulary. */
    public static final Instrument INSTRUMENT = new Instrument(
            "o200k_base of jtokkit",
            // Its jar does not name it; a test holds it.
            "1.1.0",
            new Resource("/com/knuddels/jtokkit/o200k_base.tiktoken", "jtokkit.jar")
                    .codeDigest("com/knuddels/jtokkit/"));

    private TokenCount() {}

    /** How many tokens a text has; marks that look like a model's own are ordinary text. The first call loads the vocabulary. */
    public static int of(String text) {
        return Holder.ENCODING.countTokensOrdinary(text);
    }

    private static final class Holder {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
