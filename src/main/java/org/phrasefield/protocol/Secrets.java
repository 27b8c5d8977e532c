package org.phrasefield.protocol;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Recognises keys of services written where their names should stand, and blackens them without moving what follows. */
final class Secrets {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    /** What stands after a key that names a credential, and is neither the name of a variable in capitals nor a number. */
    private static final Pattern KEY_VALUE = Pattern.compile(
            "(?<=(?:\\b|[_-]|[Aa]pi)(?i:key|token|secret|password|passwd|passphrase|pwd|credentials?|auth|authorization)"
                    + "[\"']?\\s{0,8}:\\s{1,8})(?![\"']?[A-Z_][A-Z0-9_]*[\"']?\\s*(?:[,}#]|$))(?!\\d+\\s*(?:[,}#]|$))[^\\s,}#]+");

    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)(?:.*[_\\-. ])?(?:api)?(?:keys?|token|secret|password|passwd|passphrase|pwd|credentials?|auth|authorization|bearer)"
                    + "(?:[_\\-. ].*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9.,_ ]+[kKM]?");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]+(?:_[A-Z0-9]+)*");

    /** What to do in place of writing a credential down. */
    static final String WAY =
            "a protocol holds no keys: set an environment variable, and name it by key: beside the model";

    private static final int LONG = 20;

    private final Set<String> concealed = new HashSet<>();

    /** Whether a text is the name of an environment variable, as far as that can be told, and not the secret itself. */
    static boolean isVariable(String text) {
        boolean random = text.length() >= LONG
                && text.chars().anyMatch(Character::isDigit)
                && text.chars().anyMatch(Character::isLowerCase);
        return VARIABLE.matcher(text).matches() && !VendorKey.isIn(text) && !random;
    }

    /** Whether a key looks as though a credential stood behind it. */
    static boolean namesOne(String key) {
        return CREDENTIAL.matcher(key.replaceAll("(?<=[a-z])(?=[A-Z])", "_")).matches();
    }

    /** Whether a text behind such a key may be a credential: not where it is a number, or the name of a variable. */
    static boolean mayBeOne(String value) {
        return !value.isBlank()
                && !NUMBER.matcher(value).matches()
                && !CAPITALS.matcher(value).matches();
    }

    void conceal(String secret) {
        if (!secret.isBlank()) concealed.add(secret);
    }

    /** The text with every secret as stars, one for each code point. */
    String masked(String text) {
        String shown = text;
        for (String secret : concealed) shown = shown.replace(secret, stars(secret));
        shown = VendorKey.hidden(shown, Secrets::stars);
        return KEY_VALUE.matcher(shown).replaceAll((MatchResult found) -> stars(found.group()));
    }

    private static String stars(String secret) {
        return "*".repeat(secret.codePointCount(0, secret.length()));
    }
}
