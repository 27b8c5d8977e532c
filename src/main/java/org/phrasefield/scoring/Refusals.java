package org.phrasefield.scoring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.language.TextView;

/**
 * Tells a refusal: an opening that declines, whose object is the request or the answer itself («this», «with that», «your request», or
 * nothing), in a short text that does not go on to answer. What was asked for may be named too («that story», «content like this») where the
 * opening excuses itself or says what the speaker is. Own lists, after the phrases that public refusal detectors look for. «I cannot create
 * fire» has another object, and what «she said» or «without» follows is no refusal.
 */
final class Refusals {
    /** Longest refusal, in words, that excuses itself or names the request. */
    private static final int LONGEST = 80;
    /** Longest of the others, such as «I can't do that»: tales and poems open so too. */
    private static final int LONGEST_BARE = 40;
    /** Sentences of a text that goes on with «but», up to which it is no answer. */
    private static final int LONGEST_BUT = 2;
    /** Sentences of one that declines anything at all because of what the speaker is. */
    private static final int LONGEST_ANY = 3;
    /** What stands between an excuse and what it is for; «I'm sorry I can't tell you that story» only regrets. */
    private static final String PAUSES = ",.!—–-";

    private static final String EN_EXCUSE =
            "(?<excuse>(?:(?:i'm|i am) (?:very |so |really |truly )?(?:sorry|afraid)|(?:(?:i'm|i am) )?sorry|(?:my )?apologies|i apologi[sz]e"
                    + "|unfortunately|regrettably|thank you for asking|i understand)(?:,| —| –| -|\\.|!)? (?:but |that |however,? )*)?";
    private static final String EN_NATURE =
            "(?<nature>as an? (?:ai|artificial intelligence|(?:large )?language model)[^.,]{0,40}, )?";
    private static final String EN_CANNOT =
            "i(?:'m|'d| am| have to| must| will| would| really| simply| just| respectfully)* (?:(?:can't|cannot|can not|won't|will not|could not|couldn't)"
                    + "(?: (?:and|or) (?:can't|cannot|won't|will not))?|unable to|not able to|not allowed to|not permitted to|not going to|"
                    + "decline to|refuse to|rather not|prefer not to|(?:won't|will not) be able to|(?:(?:do not|don't) feel|am not|'m not|not) comfortable)";
    private static final String EN_END =
            "(?= ?[.!?;:…—–]|\\s*$|,? but\\b(?<!help but)|,? (?:as|because|since|however|so|due to|sorry|please|even|nor|unless|right now|at this time|"
                    + "at the moment|at present|today|directly|for you|here|either|further|"
                    + "(?:on|about|to|with|for) (?:this|that|it|your)|and (?:must|have to|will not|won't))\\b)";

    private static final String EN_WORK =
            "(?:story|stories|tale|poem|poetry|essay|text|letter|article|script|scene|joke|song|lyrics|speech|dialogue|fiction|piece|"
                    + "content|material|post|message|email|code|review|report|summary|scenario|role|list|recipe|translation|explanation|description)s?";
    private static final String EN_MAKE =
            "(?:help(?: you)? )?(?:write|compose|tell|create|generate|produce|draft|provide|give|offer|share|make|invent|describe|"
                    + "continue|finish|translate|play|writing|with)(?: you)? ";
    private static final Pattern EN_NAMED = pattern(
            EN_EXCUSE,
            EN_NATURE,
            "(?:" + EN_CANNOT + " " + EN_MAKE + "(?:(?:that|this|those|these|such|an?|the|any|your|[\\w'-]+) ){0,4}"
                    + EN_WORK
                    + "(?: (?:like|of|about|on|for|with|involving|containing|that|based|in)\\b (?:(?!without\\b)[^.!?,;:—]){1,60})?",
            "|" + EN_CANNOT,
            "|(?:that|this|it)(?:'s| is) not something (?:that )?i(?:'m| am| can| will| would)\\b(?:(?!without\\b)[^.!?,;:—]){1,60}",
            "|(?:that|this|it|your request|this request|the request|what you ask) (?:goes against|violates|would violate|is against|conflicts with)"
                    + " (?:my|the|our|\\p{L}+'s) (?:(?!without\\b)[^.!?,;:—]){1,60}",
            "|i(?:'m| am) not (?:programmed|designed|permitted|allowed) to (?:(?!without\\b)[^.!?,;:—]){1,60}",
            "|i(?: must| have to| will)? refrain from (?:(?!without\\b)[^.!?,;:—]){1,60}",
            "|(?<any>" + EN_CANNOT
                    + " (?:write|create|generate|produce|provide|engage in|participate in|help|assist|offer|support|discuss|fulfill?)"
                    + " (?!what|how|why|who|whether|if)(?:(?!without\\b)[^.!?,;:—]){1,80}))",
            EN_END);

    private static final Refusals ENGLISH = new Refusals(
            EN_NAMED,
            pattern(
                    EN_EXCUSE,
                    EN_NATURE + "(?:",
                    EN_CANNOT,
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
                    EN_END),
            pattern(
                    "[,;. —–]*(?:but|however|yet)\\b,? (?!(?:i(?:'m| am|'d| would| will|'ll| can|'ve)?(?: be)? (?:happy|glad|help|here|love to help|offer|"
                            + "suggest|sure)|if you|feel free|let me|please|thank|is there|what else|perhaps you|you (?:can|could|may|might)))"));

    private static final String RU_EXCUSE =
            "(?<excuse>(?:извините|извини|простите|прости|мне (?:очень )?жаль|прошу прощения|приношу (?:свои )?извинения|к сожалению|сожалею|увы|боюсь)"
                    + "(?:,| —| –|\\.|!)? (?:(?:но|что|однако|к сожалению),? )*)?";
    private static final String RU_NATURE =
            "(?<nature>(?:я,? )?(?:как|будучи) (?:ии(?:-\\p{L}+)?|искусственн\\p{L}+ интеллект\\p{L}*|(?:больш\\p{L}+ )?языков\\p{L}+ модел\\p{L}+|нейросет\\p{L}+)[^.,]{0,40},? )?";
    private static final String RU_CANNOT =
            "(?:я )?(?:к сожалению, )?(?:(?:просто |пока |сейчас )?(?:не могу(?: и не буду)?|не смогу|не буду|не стану|не хочу|не хотел[а]? бы|не в состоянии|не вправе|не готов[а]?|"
                    + "не имею (?:возможности|права)|отказываюсь|вынужден[а]? отказаться|предпоч(?:ту|[её]л[а]? бы) не))";
    private static final String RU_END =
            "(?= ?[.!?;:…—–]|\\s*$|,? (?:но|однако|так как|потому|поскольку|ведь|если|поэтому|извините|простите|пожалуйста|и не буду)(?!\\p{L})"
                    + "| (?:сейчас|здесь|напрямую|дальше|вам)(?!\\p{L}))";
    private static final String RU_NOUN =
            "(?:(?:запрос|вопрос|разговор|диалог|ответ|контент|совет)(?:а|у|ом|е|ы|ов|ам|ами|ах)?|тем(?:а|ы|у|е|ой)|(?:просьб|бесед|задач)(?:а|ы|у|е|ой|и|ей|ам)?"
                    + "|(?:информаци|инструкци|обсуждени|содержани|задани)(?:я|и|ю|ей|е|й|ем|ям)|помощ(?:ь|и))";
    private static final String RU_THIS =
            "(?:эт(?:о|ого|ому|им|ом|от|у|ой|а|и|их|ими)|так(?:ой|ую|ого|ом|им|ие|их|ое)|ваш\\p{L}*|тво\\p{L}*|подобн\\p{L}+|данн\\p{L}+)";
    private static final String RU_WORK =
            "(?:рассказ|истори|сказк|стих|эссе|текст|письм|стать|сценари|сцен|шутк|песн|реч|диалог|контент|материал|пост|сообщени|код|"
                    + "отзыв|описани|перевод|спис|инструкци|объяснени|рецепт|сочинени|анекдот)\\p{L}*";
    private static final Pattern RU_NAMED = pattern(
            RU_EXCUSE,
            RU_NATURE,
            "(?:" + RU_CANNOT + "(?: (?:вам|тебе))?(?: помочь)?(?: (?:вам|тебе))?"
                    + " (?:написать|писать|сочинить|сочинять|придумать|придумывать|рассказать|рассказывать|создать|создавать|сгенерировать|генерировать|составить|"
                    + "составлять|подготовить|предоставить|дать|показать|продолжить|закончить|перевести|описать|с созданием|с написанием)(?: (?:вам|тебе))? "
                    + "(?:\\p{L}+ ){0,3}" + RU_WORK
                    + "(?: (?:о|об|обо|про|на|по|с|со|для|в|такого|подобного|где|котор\\p{L}+)(?!\\p{L}) (?:(?!без )[^.!?,;:—]){1,60})?",
            "|" + RU_CANNOT,
            "|это не то, (?:с чем|о ч[её]м|чем|что) я (?:(?!без )[^.!?,;:—]){1,60}",
            "|(?:это|эта просьба|ваш запрос|этот запрос|такой запрос|ваша просьба) (?:противоречит|нарушает|не соответствует) (?:(?!без )[^.!?,;:—]){1,60}",
            "|мне (?:нельзя|не разрешено|не позволено|запрещено) (?:(?!без )[^.!?,;:—]){1,60}",
            "|(?:я )?(?:вынужден[а]?|должен|должна) воздержаться(?: (?:(?!без )[^.!?,;:—]){1,60})?",
            "|(?<any>" + RU_CANNOT
                    + " (?:создавать|создать|генерировать|сгенерировать|писать|написать|предоставить|предоставлять|участвовать|помогать|помочь|"
                    + "поддерживать|обсуждать|давать|дать) (?!что|как|почему|кто|ли(?!\\p{L}))(?:(?!без )[^.!?,;:—]){1,80}))",
            RU_END);

    private static final Refusals RUSSIAN = new Refusals(
            RU_NAMED,
            pattern(
                    RU_EXCUSE,
                    RU_NATURE,
                    "(?:",
                    RU_CANNOT + "(?: (?:вам|тебе|с этим|в этом|об этом|на это|этого|это))*",
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
                    RU_END),
            pattern(
                    "[,;. —–]*(?:но|однако|зато)(?!\\p{L}),? (?!(?:я )?(?:буду рад|рад|готов|могу (?:помочь|предложить)|с удовольствием|с радостью|если|вы можете|"
                            + "давайте|спасибо|пожалуйста))"));

    private final Pattern naming;
    private final Pattern declining;
    private final Pattern goingOn;

    /**
     * @param naming an opening that declines and names what was asked for, or a rule against it
     * @param declining one whose object is the request or the answer itself
     * @param goingOn what comes after an opening where it goes on to answer
     */
    private Refusals(Pattern naming, Pattern declining, Pattern goingOn) {
        this.naming = naming;
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
        if (!matcher.lookingAt() || words > LONGEST_BARE && bare(matcher)) return names(text, opening, words);
        return !answers(opening, matcher.end()) || text.sentences().size() <= LONGEST_BUT;
    }

    /** Tales and poems name what cannot be written, too: without an excuse or a nature the text must be all but over. */
    private boolean names(TextView text, String opening, int words) {
        Matcher matcher = naming.matcher(opening);
        if (!matcher.lookingAt() || answers(opening, matcher.end())) return false;
        int sentences = text.sentences().size();
        if (matcher.group("any") != null) {
            return matcher.group("nature") != null && words <= LONGEST_BARE && sentences <= LONGEST_ANY;
        }
        boolean excused = matcher.group("excuse") != null
                && matcher.group("excuse").chars().anyMatch(mark -> PAUSES.indexOf(mark) >= 0);
        return excused || matcher.group("nature") != null || words <= LONGEST_BARE && sentences <= LONGEST_BUT;
    }

    private boolean answers(String opening, int from) {
        return goingOn.matcher(opening).region(from, opening.length()).lookingAt();
    }

    private static boolean bare(Matcher matcher) {
        return matcher.group("excuse") == null
                && matcher.group("nature") == null
                && matcher.group("request") == null
                && matcher.group("declines") == null;
    }
}
