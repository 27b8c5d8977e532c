package org.phrasefield.scoring;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How English texts decline. */
final class EnglishRefusals {
    /** Verbs that need no object. */
    private static final String ANSWER = "help|assist|answer|comply|respond|participate";
    /** Verbs whose object is the request. */
    private static final String TREAT =
            "engage|continue|proceed|go on|do|talk|speak|discuss|fulfil|fulfill|support|complete|process|comment|"
                    + "accommodate|go into|express|hold|form";
    /** Verbs whose object is a work. */
    private static final String MAKE =
            "write|compose|tell|create|generate|produce|draft|provide|give|offer|share|make|invent|describe|finish|translate|play";

    private static final String VERB = ANSWER + "|" + TREAT + "|" + MAKE;

    /** What is asked for in general. */
    private static final String REQUEST =
            "(?:requests?|questions?|topics?|subjects?|conversation|information|contents?|answers?|responses?|advice|"
                    + "opinions?|assistance|help|guidance|instructions|details|prompt|query|discussion|task|matters?)";
    /** What is asked for by its kind. */
    private static final String WORK =
            "(?:story|stories|tale|poem|poetry|essay|text|letter|article|script|scene|joke|song|lyrics|speech|dialogue|fiction|piece|"
                    + "content|material|post|message|email|code|review|report|summary|scenario|role|list|recipe|translation|explanation|description)s?";
    /** What a model may say that it has not. */
    private static final String STANCE =
            "(?:opinion|view|viewpoint|point of view|belief|feeling|emotion|preference|experience|thought|perspective|stance|consciousness|"
                    + "sentience|self-awareness|awareness|desire|favou?rite(?: \\p{L}+)?|memor(?:y|ie)|sensation|judge?ment|bias|value|conviction|"
                    + "inner life|personality|imagination)(?:e?s)?";

    private static final String SORRY =
            "(?:(?:i'm|i am) (?:very |so |really |truly )?(?:sorry|afraid)|(?:(?:i'm|i am) )?sorry|(?:my )?apologies|"
                    + "i apologi[sz]e)";
    private static final String EXCUSE =
            "(?:no[,.] )?(?<excuse>(?:" + SORRY + "|unfortunately|regrettably|thank you for asking|i understand)"
                    + "(?:,| —| –| -|\\.|!)? (?:but |that |however,? )*)?";
    private static final String MODEL =
            "an? (?:ai|artificial intelligence|(?:large |ai )?language model|(?:computer |ai )?program|machine|(?:chat)?bot|robot|virtual assistant)";
    private static final String NATURE = "(?<nature>(?:as |(?:i'm|i am) (?:just |only |merely |simply )?)" + MODEL
            + "[^.,]{0,40}?,? (?:(?:so|and|therefore),? )*)?";
    private static final String CANNOT =
            "i(?:'m|'d| am| have to| must| will| would| really| simply| just| respectfully)* (?:(?:can't|cannot|can not|won't|will not|could not|couldn't)"
                    + "(?: (?:and|or) (?:can't|cannot|won't|will not))?|unable to|not able to|not allowed to|not permitted to|not going to|"
                    + "decline to|refuse to|rather not|prefer not to|(?:won't|will not) be able to|(?:(?:do not|don't) feel|am not|'m not|not) comfortable)";
    private static final String END =
            "(?= ?[.!?;:…—–]|\\s*$|,? but\\b(?<!help but)|,? (?:as|because|since|however|so|due to|sorry|please|even|nor|unless|right now|at this time|"
                    + "at the moment|at present|today|directly|for you|here|either|further|"
                    + "(?:on|about|to|with|for) (?:this|that|it|your)|and (?:must|have to|will not|won't))\\b)";
    /** Some words of one clause; «without» makes a tale of it. */
    private static final String SOME = " (?:(?!without\\b)[^.!?,;:—]){1,60}";

    private static final String RULES =
            "my (?:[\\w'-]+ ){0,2}(?:guidelines|programming|polic(?:y|ies)|instructions|developers|creators|design)"
                    + " (?:(?:prevents?|forbids?|prohibits?|stops?|keeps?) me from"
                    + "|(?:do not|don't|does not|doesn't|will not|won't) (?:allow|permit|let) me)" + SOME;

    /** What names a rule. */
    private static final String RULE =
            "(?:(?:my|the|our|certain) )?(?:[\\w'-]+ ){0,2}(?:guidelines|rules|polic(?:y|ies)|principles|programming|instructions|terms)\\b";
    /** That an answer is impossible or against the rules; what else a colon brings is an answer. */
    private static final String IMPOSSIBLE =
            "(?:it(?:'s| is)(?: simply| just)? (?:impossible|not possible)(?: for me)? to "
                    + "(?:help(?: you)? with|assist(?: you)? with|answer|comply with|respond to|fulfil|fulfill|process|discuss|complete)"
                    + " (?:(?:this|that|your|such|the|these|those|an?)(?: " + REQUEST + ")?)"
                    + "|(?:" + gerunds("answer|help with|assist with|discuss|fulfil|fulfill|respond to|comply with")
                    + ")"
                    + " (?:this|that|your|such|the|these|those)(?: " + REQUEST + ")? (?:(?:is|would be)"
                    + " (?:impossible|not possible|not allowed|not permitted|prohibited|forbidden|against " + RULE
                    + ")|(?:would )?violates? " + RULE + "))"
                    + "(?:[:;,—–-]* (?:(?:because|as|since) )?(?:it|that|this) (?:is against|goes against|violates|would violate|is not allowed by) "
                    + RULE + "|(?! ?[:—–]))"
                    + "|(?:that|this|it|what you ask)(?:'s| would be| would go) against " + RULE;

    private static final String NAMING = EXCUSE
            + NATURE
            + "(?:" + CANNOT + " (?:help(?: you)? )?(?:" + MAKE + "|" + gerunds(MAKE) + "|continue|with)(?: you)? "
            + "(?:(?:that|this|those|these|such|an?|the|any|your|[\\w'-]+) ){0,4}" + WORK
            + "(?: (?:like|of|about|on|for|with|involving|containing|that|based|in)\\b" + SOME + ")?"
            + "|" + CANNOT
            + "|(?:that|this|it)(?:'s| is) not something (?:that )?i(?:'m| am| can| will| would)\\b" + SOME
            + "|(?:that|this|it|your request|this request|the request|what you ask) (?:goes against|violates|would violate|is against|conflicts with)"
            + " (?:my|the|our|\\p{L}+'s)" + SOME
            + "|" + RULES
            + "|" + IMPOSSIBLE
            + "|i(?:'m| am) not (?:programmed|designed|permitted|allowed) to" + SOME
            + "|i(?: must| have to| will)? refrain from" + SOME
            + "|(?<any>" + CANNOT + " (?:" + VERB + ")(?: you)?+(?: in)? (?!what|how|why|who|whether|if)"
            + "(?:(?!without\\b)[^.!?,;:—]){1,80}))"
            + END;

    private static final String DECLINING = EXCUSE
            + NATURE
            + "(?:" + CANNOT + " (?:(?:really|currently|possibly|actually) )?(?:"
            + "(?:" + ANSWER + "|" + gerunds(ANSWER)
            + ")(?: you)?(?: here)?|(?:help|assist)(?: you)? with(?: (?!without\\b)[\\w'-]+){1,8}|"
            + "(?:" + VERB + "|" + gerunds(VERB) + ")"
            + "(?: you)?(?: (?:with|to|on|about|in|of))?(?: any| an?| the)?(?! it\\b(?<=help it)) "
            + "(?:(?<request>(?:(?:this|that|these|those|your|such|such an?|specific|personal|medical|legal|financial|harmful|any|further) )*"
            + "(?:(?:kind|type|sort) of )?" + REQUEST
            + "(?: (?:that|which|related|involving|of|for|on|about|to|like) [^.!?,;:—]{1,60})?)|this|that|it)"
            + ")|i(?:'m| am| have to| must| will| would| need to| respectfully)* (?<declines>decline|refuse)(?:(?: to)? (?:this|that|it|your request|"
            + "this request|that request|to answer|to respond))?)"
            + END;

    private static final String GOING_ON =
            "[,;. —–]*(?:but|however|yet)\\b,? (?!(?:i(?:'m| am|'d| would| will|'ll| can|'ve)?(?: be)? (?:happy|glad|help|here|love to help|offer|"
                    + "suggest|sure)|if you|feel free|let me|please|thank|is there|what else|perhaps you|you (?:can|could|may|might)))";

    private static final String JOINED =
            "(?:(?:but|however|instead|so|and|or|because|as|since|therefore|thus|nor|though|although|which means|that said|"
                    + "still|of course),? (?:that )?)*";
    private static final String OWN =
            "(?:(?:an?|any|the same|my|personal|subjective|own|my own|real|actual|genuine|human|true|individual|political|religious|conscious|physical|"
                    + "strong|particular) )*";
    private static final String HAVE = "have|hold|form|express|feel|experience|possess|develop";
    private static final String LACK =
            "(?:i(?: really| simply| personally| just| also)*)?(?: ?(?:don't|do not|can't|cannot|can not|am not able to|am unable to|"
                    + "'m not able to|'m unable to|am not capable of|'m not capable of|am incapable of|'m incapable of|(?:(?:don't|do not) have|have no|lack) "
                    + "(?:the )?(?:ability|capacity) to)(?: (?:actually|really|truly|personally|pretend to))? (?:"
                    + HAVE + "|" + gerunds(HAVE) + "|" + MAKE
                    + ")| have no| lack)";
    /** What a machine says that it cannot do, whatever with. */
    private static final String LIVE =
            "imagine|picture|visualize|visualise|envision|pretend|fantasize|fantasise|be|become|feel|sense|experience|dream|see|hear|taste|smell|touch|"
                    + "remember|perceive|think|live|act|role-play|roleplay|play|put myself|place myself|step into|relate to";
    /** Said of one that has told what it is; «a quieter place» than can be imagined is an answer. */
    private static final String INCAPABLE =
            "(?:i(?: really| simply| just| also)*)?(?: ?(?:don't|do not|can't|cannot|can not|never|am not able to|am unable to|'m not able to|"
                    + "'m unable to|am not capable of|'m not capable of|am incapable of|'m incapable of|don't know how to|"
                    + "(?:(?:don't|do not) have|have no|lack) (?:the )?(?:ability|capacity) to)"
                    + "(?: (?:actually|really|truly|literally|physically|personally))? (?:" + LIVE + "|" + gerunds(LIVE)
                    + ")\\b(?!(?<=imagine|picture|envision|visualize|visualise) (?:an?|any|anything|something) (?:[a-z]+er|more|less|worse)\\b)"
                    + "| (?:don't|do not) have\\b| have no\\b| lack\\b)(?:(?! (?:but|however|yet|though|so|because|since|as i|and i)\\b)[^.!?,;:—]){0,80}";
    /** Said by anyone. */
    private static final String UNIMAGINATIVE =
            "i(?: really| simply| just)* ?(?:can't|cannot|can not|am not able to|am unable to|'m not able to|'m unable to|don't|do not) "
                    + "(?:imagine|picture|visuali[sz]e|envision|pretend|role-?play)(?: (?:things|anything|scenarios|situations|scenes))?";
    /** What the speaker is, with a comma or a word that leads on. */
    private static final String BEING = "(?:(?:as|being|since i'm|since i am|because i'm|because i am) " + MODEL
            + "[^.,]{0,40}?,? |(?:i'm|i am) (?:just |only |merely |simply )?" + MODEL + "[^.,:]{0,40}?,? )" + JOINED;

    private static final String DENYING = JOINED
            + "(?:" + SORRY + "[,.]? " + JOINED + ")?"
            + "(?:" + BEING + INCAPABLE
            + "|" + INCAPABLE + "(?=,? (?:because|as|since) (?:i'm|i am) (?:just |only |merely |simply )?" + MODEL + ")"
            + "|" + UNIMAGINATIVE
            + "|(?:" + BEING + ")?(?:" + LACK + " " + OWN + STANCE
            + "(?:(?:, (?:and |or )?| and | or | nor )(?:(?:" + HAVE + ") )?" + OWN + STANCE + ")*"
            + "|i (?:(?:don't|do not) have|lack) the (?:ability|capacity) to (?:(?:imagine|feel|think|experience|dream)(?: (?:or|and) |(?!\\p{L})))+))"
            + "(?: of my own| myself| either(?: way)?| at all)?"
            + "(?: (?:on|about|regarding|concerning|towards?) [^.!?,;:—]{1,80}| (?:like|as|in the way|the way|in the same way)(?: that)? [^.!?,;:—]{1,60})?"
            + "(?=[.!?…]|$|,? (?:but|so|and|or|because|as|since|however|therefore|nor|though|although|which)\\b|[;—–]| [—–-])";

    private static final String ASIDE = JOINED
            + "(?:" + SORRY + "\\b|no(?=[.!]?$)|" + RULES
            + "|i(?:'m| am| was)(?: (?:just|only|merely|simply|always|also))* (?:" + MODEL
            + "|here|happy|glad|sorry|designed|programmed|trained|created|"
            + "made|not|unable|able|ready|built|meant)\\b"
            + "|i(?: (?:just|only|simply|merely))? (?:exist|was (?:designed|made|created|built|trained))\\b"
            + "|(?:i )?(?:don't|do not|can't|cannot|can not) (?:really |actually )?(?:" + HAVE
            + "|give|say|share|offer|"
            + "answer|provide|take|tell|comment|judge)\\b"
            + "|i(?: can|'ll| will| could|'d| would)(?: be (?:happy|glad) to| love to| like to| still| try to| gladly| certainly)* "
            + "(?:help|assist|provide|offer|share|give|discuss|explore|explain|summari[sz]e|suggest|tell you (?:about|more)|try|be (?:happy|glad))"
            + "(?! that\\b)"
            + "|my (?:purpose|role|goal|function|responses|training|programming|guidelines|job|design|knowledge)\\b"
            + "|if you|would you|do you|what (?:would|do|can|kind|else|specific|aspects?)|how (?:can|may|else|about|do you)|is there|are you|let me know|"
            + "feel free|please|let's|perhaps you|you (?:can|could|may|might) |thank|(?:can|could|may) i|what's your|what is your"
            + "|it(?:'s| is) (?:important|essential|best|up to you)|opinions? (?:vary|differ))"
            + "(?:(?!,? (?:but|however|yet)\\b)[^:;])*";

    static final Refusals ALL = new Refusals(
            NAMING + "|" + SORRY + "[,.]? (?:but )?no(?= ?[.!]|\\s*$)|no,? " + SORRY + "(?= ?[.!]|\\s*$)",
            DECLINING,
            GOING_ON,
            DENYING,
            ASIDE);

    private EnglishRefusals() {}

    /** The verbs' forms in -ing. */
    private static String gerunds(String verbs) {
        return Stream.of(verbs.split("\\|"))
                .map(verb -> verb.split(" ", 2))
                .map(parts -> parts[0].replaceFirst("e$", "") + "ing" + (parts.length > 1 ? " " + parts[1] : ""))
                .collect(Collectors.joining("|"));
    }
}
