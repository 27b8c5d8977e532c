package org.phrasefield.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a call that went wrong, in the report's language, clause by clause: what happened, then what can be done about it. What a service says of itself stays in its own words.
 */
final class FaultWords {
    private static final Map<Pattern, String> WHAT = new LinkedHashMap<>();
    private static final Map<Pattern, String> WAYS = new LinkedHashMap<>();

    private static final Pattern TIME = Pattern.compile("[0-9.]+ (ms|s|min)");
    private static final Pattern EITHER = Pattern.compile("\\S+ or --url");

    static {
        what("(\\S+) did not load the model within (.+)", "load");
        what("(\\S+) sent nothing of an answer within (.+)", "first-token");
        what("(\\S+) fell silent in the middle of an answer for (.+)", "silence");
        what("(\\S+) was not done within (.+)", "total");
        what("(\\S+) answered with status (\\d+) and points to (.+)", "elsewhere");
        what("(\\S+) answered with status (\\d+): a page titled (.+) instead of JSON", "page-titled");
        what("(\\S+) answered with status (\\d+): a page instead of JSON", "page");
        what("(\\S+) answered with status (\\d+): nothing", "status-alone");
        what("(\\S+) answered with status (\\d+): (.+)", "status");
        what("(\\S+) answered with an error: (.+)", "error");
        what("(\\S+) sent a reply longer than (\\d+) MB, and the rest was not taken", "long");
        what("(\\S+) ended the reply without its proper end, after (\\d+) characters", "no-end");
        what("(\\S+) sent an empty reply", "empty");
        what("(\\S+) sent a piece that is not whole JSON", "piece");
        what("(\\S+) sent something that is not a whole JSON object", "half");
        what("(\\S+) sent (.+) instead of an answer", "instead");
        what("the reply cannot be read: (.+)", "unreadable");
        what("the service did not say why the answer ended", "unsaid");
        what("the service ended the answer with: (.+)", "ended-with");
        what("the service stopped the answer: (.+)", "stopped");
        what("the service blocked the prompt: (.+)", "blocked");
        what("the prompt leaves no room for an answer in num_ctx: (.+)", "no-room");
        what("no rule of (\\S+) fits this prompt", "no-rule");
        what("The name (\\S+) is not known", "name");
        what("No connection to (\\S+) within 10 s", "unconnected");
        what("No server answers at (\\S+) \\(127\\.0\\.0\\.1 and \\[::1\\]\\)", "nobody-twice");
        what("No server answers at (\\S+)", "nobody");
        what("No secure connection to (\\S+): (.+)", "insecure");
        what("(\\S+) does not speak HTTP as it should \\((.+)\\)", "no-http");
        what("(\\S+) broke the connection in the middle of a reply", "broke-middle");
        what("(\\S+) closed the connection without a reply", "closed");
        what("(\\S+) broke the connection off before a reply", "broke-before");
        what("No reply of (\\S+) could be read \\((.+)\\)", "no-reply");
        what("(\\d+) calls in a row got no answer in time, though the server says that it is ready", "hangs");
        what(
                "(\\d+) calls in a row got no answer in time, and the server does not get ready either: (.+)",
                "not-ready");
        way("limits: sets how long to wait", "limits");
        way("see that it is the right address, or start it anew", "address-or-anew");
        way("see that it is the right address, and whether a proxy is in between", "address-or-proxy");
        way("is a proxy in between\\?", "proxy");
        way("is this the right address\\?", "address");
        way("if that is the model's server, name it with (.+)", "name-it");
        way("check the key in the environment variable that holds it", "key");
        way("check the model's name, phrasefield models lists what there is", "model");
        way("the service's account has run out", "account");
        way("leave that setting out of the protocol, or change it", "setting");
        way("free some memory, or name a smaller model", "memory");
        way("raise num_ctx or shorten the prompt", "num-ctx");
        way("limit it by max_tokens, or see what answers there", "max-tokens");
        way("check (.+) and the network", "network");
        way("start (\\S+) or name another server with (.+)", "start");
        way("see that (.+) names the model's server", "names");
        way("see whether it still runs, and what its log says", "log");
        way("start it anew, then give the same command", "anew");
        way("it is asked without (\\S+) from now on", "without");
    }

    private FaultWords() {}

    private static void what(String clause, String key) {
        WHAT.put(Pattern.compile(clause, Pattern.DOTALL), "fault." + key);
    }

    private static void way(String clause, String key) {
        WAYS.put(Pattern.compile("(.+); " + clause, Pattern.DOTALL), "fault.way." + key);
    }

    /** What happened and what can be done, as a reader of this language expects it; empty where it is not known what happened. */
    static Optional<String> say(String reason, Texts texts) {
        boolean sentence = reason.endsWith(".");
        String what = sentence ? reason.substring(0, reason.length() - 1) : reason;
        List<String> clauses = new ArrayList<>();
        for (Optional<Matcher> way = way(what); way.isPresent(); way = way(what)) {
            Matcher found = way.get();
            what = found.group(1);
            clauses.add(0, texts.say(key(WAYS, found), values(found, 2, texts)));
        }
        Optional<Matcher> happened = matching(WHAT, what);
        if (happened.isEmpty()) return Optional.empty();
        clauses.add(0, texts.say(key(WHAT, happened.get()), values(happened.get(), 1, texts)));
        return Optional.of(String.join("; ", clauses) + (sentence ? "." : ""));
    }

    private static Optional<Matcher> way(String clauses) {
        return matching(WAYS, clauses);
    }

    private static Optional<Matcher> matching(Map<Pattern, String> known, String clauses) {
        for (Pattern pattern : known.keySet()) {
            Matcher matcher = pattern.matcher(clauses);
            if (matcher.matches()) return Optional.of(matcher);
        }
        return Optional.empty();
    }

    private static String key(Map<Pattern, String> known, Matcher found) {
        return known.getOrDefault(found.pattern(), "");
    }

    private static Object[] values(Matcher found, int first, Texts texts) {
        List<String> values = new ArrayList<>();
        for (int at = first; at <= found.groupCount(); at++) values.add(value(found.group(at), texts));
        return values.toArray();
    }

    private static String value(String text, Texts texts) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            String number = text.substring(0, text.indexOf(' '));
            return texts.say("fault.time." + time.group(1), texts.decimal(number));
        }
        if (EITHER.matcher(text).matches()) return text.replace(" or ", texts.say("fault.or"));
        return say(text, texts).orElse(text);
    }
}
