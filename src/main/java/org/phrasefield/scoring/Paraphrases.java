package org.phrasefield.scoring;

import java.util.List;
import org.phrasefield.stats.CosineDistance;

/**
 * Sentences in pairs that say the same in other words. An embedder that knows their language puts each nearest to its twin; one that does
 * not goes by letters alone.
 */
public final class Paraphrases {
    /** Of sixteen sentences so many must lie nearest to their twins; by chance one does. */
    private static final int FEWEST = 11;

    private static final List<String> RUSSIAN = List.of(
            "Ребёнок быстро заснул.",
            "Малыш сразу же погрузился в сон.",
            "Цены на хлеб выросли.",
            "Буханка теперь стоит дороже.",
            "Врач осмотрел больного.",
            "Доктор обследовал пациента.",
            "Машина сломалась по дороге.",
            "Автомобиль заглох в пути.",
            "На улице идёт дождь.",
            "Погода мокрая, кругом лужи.",
            "Учёные открыли новую планету.",
            "Астрономы обнаружили неизвестное небесное тело.",
            "Он боится высоты.",
            "Ему страшно стоять на краю крыши.",
            "Собака громко лаяла всю ночь.",
            "До самого утра пёс не умолкал.");

    private Paraphrases() {}

    /** The sentences of a language, each beside its twin; none where every embedder is taken to know it. */
    public static List<String> of(String language) {
        return language.equals("ru") ? RUSSIAN : List.of();
    }

    /**
     * Whether vectors tell what is said.
     *
     * @param vectors of the sentences of one language, in their order
     */
    public static boolean told(List<float[]> vectors) {
        int near = 0;
        for (int i = 0; i < vectors.size(); i++) if (nearest(vectors, i) == (i ^ 1)) near++;
        return near >= FEWEST;
    }

    private static int nearest(List<float[]> vectors, int to) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < vectors.size(); i++) {
            double distance = i == to
                    ? Double.POSITIVE_INFINITY
                    : CosineDistance.between(wide(vectors.get(i)), wide(vectors.get(to)))
                            .orElse(2);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static double[] wide(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) wide[i] = vector[i];
        return wide;
    }
}
