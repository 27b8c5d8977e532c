package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import org.junit.jupiter.api.Test;

class EnglishTagsTest {
    private static final long SEED = 20261125;

    private static final String[] TEXT = """
            A thick rug swallows more noise than most people think . Perhaps you could start with the door , since sound likes gaps .
            What would change if the room were quiet for one whole evening ? I once lived above a bakery , and the mixers began at four .
            Dr. Lee measured 42.5 decibels at 3 a.m. in a flat like this : don't , can't , we'll , they've , it's , let's , gonna .
            Nobody can promise silence , but a well-worn room is within reach ( e.g. a 1990s house ) - " Is it ALWAYS like this ? " she asked .
            NASA , O'Brien , X-ray , iPhone , don’t , café , naïve , Москва , 東京 , 😀 , $ 5 , 50 % , # tag , A , I , x , ... , -- , 3rd , 12:30 .
            """.split("\\s+");

    private final POSModel model = EnglishTagger.MODEL.read(POSModel::new);

    /** The library's own search, told to keep one reading in mind. */
    private POSTaggerME library() {
        MaxentModel weights = Objects.requireNonNull(model.getArtifact("pos.model"));
        return new POSTaggerME(new POSModel("en", weights, 1, Map.of(), model.getFactory()));
    }

    @Test
    void tagsAreThoseOfTheLibrarysOwnSearch() {
        POSTaggerME library = library();
        EnglishTags tags = new EnglishTags(model);
        Random random = new Random(SEED);
        for (int sentence = 0; sentence < 2_000; sentence++) {
            List<String> words = new ArrayList<>();
            int start = random.nextInt(TEXT.length);
            int length = random.nextInt(30);
            // Half of the sentences are pieces of the text, half are its words in any order.
            for (int i = 0; i < length; i++) {
                words.add(TEXT[sentence % 2 == 0 ? (start + i) % TEXT.length : random.nextInt(TEXT.length)]);
            }
            String[] all = words.toArray(String[]::new);
            assertThat(tags.of(all)).as(String.join(" ", all)).isEqualTo(library.tag(all));
        }
    }
}
