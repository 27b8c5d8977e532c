package org.phrasefield.scoring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.language.TextView;

/**
 * Tells a refusal: an opening that declines, whose object is the request or the answer itself («this», «with that», «your request», or
 * nothing), in a short text that does not go on to answer. Own lists, after the phrases that public refusal detectors look for. «I cannot
 * create fire» has another object, and what «she said» or «without» follows is no refusal.
 */
final class Refusals {
    /** Longest refusal, in words, that excuses itself or names the request. */
    private static final int LONGEST = 80;
    /** Longest of the others, such as «I can't do that»: tales and poems open so too. */
    private static final int LONGEST_BARE = 40;
    /** Sentences of a text that goes on with «but», up to which it is no answer. */
    private static final int LONGEST_BUT = 2;

    private static final Refusals ENGLISH = new Refusals(
            pattern(
                    "(?<excuse>(?:(?:i'm|i am) (?:very |so |really |truly )?(?:sorry|afraid)|(?:(?:i'm|i am) )?sorry|(?:my )?apologies|i apologi[sz]e"
                            + "|unfortunately|regrettably|thank you for asking|i understand)(?:,| —| –| -|\\.|!)? (?:but |that |however,? )*)?",
                    "(?<nature>as an? (?:ai|artificial intelligence|(?:large )?language model)[^.,]{0,40}, )?(?:",
                    "i(?:'m|'d| am| have to| must| will| would| really| simply| just| respectfully)* (?:(?:can't|cannot|can not|won't|will not|could not|couldn't)"
                            + "(?: (?:and|or) (?:can't|cannot|won't|will not))?|unable to|not able to|not allowed to|not permitted to|not going to|"
                            + "decline to|refuse to|rather not|prefer not to|(?:won't|will not) be able to|(?:(?:do not|don't) feel|am not|'m not|not) comfortable)",
                    " (?:(?:really|currently|possibly|actually) )?(?:",
                    "(?:help|assist|answer|comply|respond|participate|helping|answering|responding)(?: you)?(?: here)?|(?:help|assist)(?: you)? with(?: (?!without\\b)[\\w'-]+){1,8}|",
                    "(?:help|assist|helping|assisting|comply|engage|engaging|continue|continuing|proceed|go on|do|doing|talk|speak|talking|speaking|"
                            + "answer|answering|respond|responding|discuss|discussing|fulfil|fulfill|provide|providing|create|creating|generate|generating|write|"
                            + "writing|produce|share|sharing|participate|support|give|giving|offer|offering|tell|complete|process|comment|accommodate|go into)"
                            + "(?: you)?(?: (?:with|to|on|about|in|of))?(?: any| an?| the)?(?! it\\b(?<=help it)) ",
                    "(?:(?<request>(?:(?:this|that|these|those|your|such|such an?|specific|personal|medical|legal|financial|harmful|any|further) )*"
                            + "(?:(?:kind|type|sort) of )?(?:requests?|questions?|topics?|subjects?|conversation|information|contents?|answers?|responses?|"
                            + "advice|opinions?|assistance|help|guidance|instructions|details|prompt|query|discussion|task|matters?)(?: (?:that|which|related|involving|of|for|on|about|to|like) [^.!?,;:—]{1,60})?)|this|that|it)"
                            + ")|i(?:'m| am| have to| must| will| would| need to| respectfully)* (?<declines>decline|refuse)(?:(?: to)? (?:this|that|it|your request|"
                            + "this request|that request|to answer|to respond))?)",
                    "(?= ?[.!?;:…—–]|\\s*$|,? but\\b(?<!help but)|,? (?:as|because|since|however|so|due to|sorry|please|even|nor|unless|right now|at this time|"
                            + "at the moment|at present|today|directly|for you|here|either|further|"
                            + "(?:on|about|to|with|for) (?:this|that|it|your)|and (?:must|have to|will not|won't))\\b)"),
            pattern(
                    "[,;. —–]*(?:but|however|yet)\\b,? (?!(?:i(?:'m| am|'d| would| will|'ll| can|'ve)?(?: be)? (?:happy|glad|help|here|love to help|offer|"
                            + "suggest|sure)|if you|feel free|let me|please|thank|is there|what else|perhaps you|you (?:can|could|may|might)))"));

    private static final String RU_NOUN =
            "(?:(?:запрос|вопрос|разговор|диалог|ответ|контент|совет)(?:а|у|ом|е|ы|ов|ам|ами|ах)?|тем(?:а|ы|у|е|ой)|(?:просьб|бесед|задач)(?:а|ы|у|е|ой|и|ей|ам)?"
                    + "|(?:информаци|инструкци|обсуждени|содержани|задани)(?:я|и|ю|ей|е|й|ем|ям)|помощ(?:ь|и))";
    private static final String RU_THIS =
            "(?:эт(?:о|ого|ому|им|ом|от|у|ой|а|и|их|ими)|так(?:ой|ую|ого|ом|им|ие|их|ое)|ваш\\p{L}*|тво\\p{L}*|подобн\\p{L}+|данн\\p{L}+)";
    private static final Refusals RUSSIAN = new Refusals(
            pattern(
                    "(?<excuse>(?:извините|извини|простите|прости|мне (?:очень )?жаль|прошу прощения|приношу (?:свои )?извинения|к сожалению|сожалею|увы|боюсь)"
                            + "(?:,| —| –|\\.|!)? (?:(?:но|что|однако|к сожалению),? )*)?",
                    "(?<nature>как (?:ии|искусственный интеллект|(?:большая )?языковая модель|нейросеть)[^.,]{0,40}, )?",
                    "(?:",
                    "(?:я )?(?:к сожалению, )?(?:(?:просто |пока |сейчас )?(?:не могу(?: и не буду)?|не смогу|не буду|не стану|не хочу|не хотел[а]? бы|не в состоянии|не вправе|не готов[а]?|"
                            + "не имею (?:возможности|права)|отказываюсь|вынужден[а]? отказаться|предпоч(?:ту|[её]л[а]? бы) не))"
                            + "(?: (?:вам|тебе|с этим|в этом|об этом|на это|этого|это))*",
                    "(?: (?:помочь|помогать|ответить|отвечать|обсуждать|продолжать отвечать)(?: (?:вам|тебе))?|",
                    "(?<=в этом|с этим|об этом|на это|это|этого) (?:рассказать|рассказывать|говорить|сказать|сделать|делать|обсудить|написать|продолжить)|",
                    " (?:помочь|помогать|ответить|отвечать|выполнить|выполнять|предоставить|предоставлять|обсудить|обсуждать|рассказать|рассказывать|"
                            + "создать|создавать|написать|писать|продолжить|продолжать|поддержать|поддерживать|участвовать|дать|давать|говорить|сказать|поделиться|делиться|"
                            + "комментировать|сделать|делать)(?: (?:вам|тебе))?(?: (?:с|в|о|об|обо|на|по|от|про))? ",
                    "(?:(?<request>(?:" + RU_THIS + " )?" + RU_NOUN + ")(?: (?:на|по|о|об) " + RU_THIS + "(?: "
                            + RU_NOUN + ")?)?|" + RU_THIS + "))",
                    "|(?:я )?(?<declines>(?:вынужден[а]?|должен|должна|мне придётся|мне придется) (?:отказаться|отказать|отклонить)(?: (?:вам|тебе))?|отказываюсь)"
                            + "(?: (?:от|в|на))?(?: " + RU_THIS + ")?(?: " + RU_NOUN + ")?"
                            + "|давайте (?<change>сменим тему|поговорим о ч[её]м-нибудь (?:ещ[её]|другом))",
                    ")",
                    "(?= ?[.!?;:…—–]|\\s*$|,? (?:но|однако|так как|потому|поскольку|ведь|если|поэтому|извините|простите|пожалуйста|и не буду)(?!\\p{L})"
                            + "| (?:сейчас|здесь|напрямую|дальше|вам)(?!\\p{L}))"),
            pattern(
                    "[,;. —–]*(?:но|однако|зато)(?!\\p{L}),? (?!(?:я )?(?:буду рад|рад|готов|могу (?:помочь|предложить)|с удовольствием|с радостью|если|вы можете|"
                            + "давайте|спасибо|пожалуйста))"));

    private final Pattern declining;
    private final Pattern goingOn;

    private Refusals(Pattern declining, Pattern goingOn) {
        this.declining = declining;
        this.goingOn = goingOn;
    }

    private static Pattern pattern(String... parts) {
        return Pattern.compile(String.join("", parts), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether a text with a word declines to answer. */
    static boolean refuses(TextView text) {
        return (switch (text.language()) {
                    case EN -> ENGLISH;
                    case RU -> RUSSIAN;
                })
                .declines(text);
    }

    private boolean declines(TextView text) {
        int words = text.words().size();
        if (words > LONGEST) return false;
        String opening = text.blocks().get(0).text().replace('’', '\'');
        Matcher matcher = declining.matcher(opening);
        if (!matcher.lookingAt() || words > LONGEST_BARE && bare(matcher)) return false;
        boolean answers =
                goingOn.matcher(opening).region(matcher.end(), opening.length()).lookingAt();
        return !answers || text.sentences().size() <= LONGEST_BUT;
    }

    private static boolean bare(Matcher matcher) {
        return matcher.group("excuse") == null
                && matcher.group("nature") == null
                && matcher.group("request") == null
                && matcher.group("declines") == null;
    }
}
